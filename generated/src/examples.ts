// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { MockOperation } from "./runtime/mock-types.ts";

/** Every operation with the answers that the document gives examples of. */
export const operations: readonly MockOperation[] = [
  {
    "name": "getInvoice",
    "method": "GET",
    "path": "/v1/invoices/{invoice-id}",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json",
        "body": {
          "id": "G000024135",
          "invoiceDate": "2018-02-08T22:40:37.5897767Z",
          "billingPeriodStartDate": "2018-02-01T22:40:37.5897767Z",
          "billingPeriodEndDate": "2018-02-28T22:40:37.5897767Z",
          "totalCharges": 2076.63,
          "paidAmount": 0,
          "currencyCode": "USD",
          "currencySymbol": "$",
          "pdfDownloadLink": "/invoices/G000024135/documents/statement",
          "taxReceipts": [
            {
              "id": "123456",
              "taxReceiptPdfDownloadLink": "/invoices/G000024135/receipts/123456/documents/statement"
            }
          ],
          "invoiceDetails": [
            {
              "invoiceLineItemType": "billingLineItems",
              "billingProvider": "oneTime",
              "links": {
                "self": {
                  "uri": "/invoices/OneTime-G000024135/lineitems/OneTime/BillingLineItems",
                  "method": "GET",
                  "headers": []
                }
              },
              "attributes": {
                "objectType": "InvoiceDetail"
              }
            }
          ],
          "documentType": "invoice",
          "invoiceType": "OneTime",
          "links": {
            "self": {
              "uri": "/invoices/OneTime-G000024135",
              "method": "GET",
              "headers": []
            }
          },
          "attributes": {
            "objectType": "Invoice"
          }
        }
      },
      {
        "status": 400,
        "mediaType": "application/json",
        "body": {
          "message": "The request could not be understood."
        }
      },
      {
        "status": 401,
        "mediaType": "application/json",
        "body": {
          "message": "The token is missing or has expired."
        }
      },
      {
        "status": 403,
        "mediaType": "application/json",
        "body": {
          "code": 900329,
          "description": "This operation needs the token of a user.",
          "source": "PartnerFD"
        }
      },
      {
        "status": 404,
        "mediaType": "application/json",
        "body": {
          "code": 3000,
          "description": "The partner has nothing at this address.",
          "data": [],
          "source": "PartnerFD"
        }
      },
      {
        "status": 500,
        "mediaType": "application/json",
        "body": {
          "message": "The service failed."
        }
      }
    ]
  },
  {
    "name": "getInvoiceReceiptStatement",
    "method": "GET",
    "path": "/v1/invoices/{invoice-id}/receipts/{receipt-id}/documents/statement",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/pdf",
        "body": "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000115 00000 n \ntrailer << /Size 4 /Root 1 0 R >>\nstartxref\n186\n%%EOF\n"
      },
      {
        "status": 400,
        "mediaType": "application/json",
        "body": {
          "message": "The request could not be understood."
        }
      },
      {
        "status": 401,
        "mediaType": "application/json",
        "body": {
          "message": "The token is missing or has expired."
        }
      },
      {
        "status": 403,
        "mediaType": "application/json",
        "body": {
          "code": 900329,
          "description": "This operation needs the token of a user.",
          "source": "PartnerFD"
        }
      },
      {
        "status": 404,
        "mediaType": "application/json",
        "body": {
          "code": 3000,
          "description": "The partner has nothing at this address.",
          "data": [],
          "source": "PartnerFD"
        }
      },
      {
        "status": 500,
        "mediaType": "application/json",
        "body": {
          "message": "The service failed."
        }
      }
    ]
  },
  {
    "name": "getInvoiceStatement",
    "method": "GET",
    "path": "/v1/invoices/{invoice-id}/documents/statement",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/pdf",
        "body": "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000115 00000 n \ntrailer << /Size 4 /Root 1 0 R >>\nstartxref\n186\n%%EOF\n"
      },
      {
        "status": 400,
        "mediaType": "application/json",
        "body": {
          "message": "The request could not be understood."
        }
      },
      {
        "status": 401,
        "mediaType": "application/json",
        "body": {
          "message": "The token is missing or has expired."
        }
      },
      {
        "status": 403,
        "mediaType": "application/json",
        "body": {
          "code": 900329,
          "description": "This operation needs the token of a user.",
          "source": "PartnerFD"
        }
      },
      {
        "status": 404,
        "mediaType": "application/json",
        "body": {
          "code": 3000,
          "description": "The partner has nothing at this address.",
          "data": [],
          "source": "PartnerFD"
        }
      },
      {
        "status": 500,
        "mediaType": "application/json",
        "body": {
          "message": "The service failed."
        }
      }
    ]
  },
  {
    "name": "getInvoiceSummary",
    "method": "GET",
    "path": "/v1/invoices/summary",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json",
        "body": {
          "balanceAmount": 751094.39,
          "currencyCode": "USD",
          "currencySymbol": "$",
          "accountingDate": "2018-03-16T00:00:00",
          "firstInvoiceCreationDate": "2017-01-21T00:00:00Z",
          "lastPaymentDate": "2017-01-01T12:00:00Z",
          "lastPaymentAmount": 1000,
          "latestInvoiceDate": "2018-03-16T00:00:00",
          "details": [
            {
              "invoiceType": "Recurring",
              "summary": {
                "balanceAmount": 202955.87,
                "currencyCode": "USD",
                "currencySymbol": "$",
                "accountingDate": "2017-02-27T00:00:00Z",
                "firstInvoiceCreationDate": "2017-01-21T00:00:00Z",
                "lastPaymentDate": "2017-01-01T12:00:00Z",
                "lastPaymentAmount": 1000,
                "latestInvoiceDate": "0001-01-01T00:00:00",
                "attributes": {
                  "objectType": "InvoiceSummary"
                }
              }
            },
            {
              "invoiceType": "OneTime",
              "summary": {
                "balanceAmount": 548138.52,
                "currencyCode": "USD",
                "currencySymbol": "$",
                "accountingDate": "2018-03-16T00:00:00",
                "firstInvoiceCreationDate": "2018-03-16T00:00:00",
                "lastPaymentDate": "0001-01-01T00:00:00",
                "lastPaymentAmount": 0,
                "latestInvoiceDate": "2018-03-16T00:00:00",
                "attributes": {
                  "objectType": "InvoiceSummary"
                }
              }
            }
          ],
          "links": {
            "self": {
              "uri": "/invoices/summary",
              "method": "GET",
              "headers": []
            }
          },
          "attributes": {
            "objectType": "InvoiceSummary"
          }
        }
      },
      {
        "status": 400,
        "mediaType": "application/json",
        "body": {
          "message": "The request could not be understood."
        }
      },
      {
        "status": 401,
        "mediaType": "application/json",
        "body": {
          "message": "The token is missing or has expired."
        }
      },
      {
        "status": 403,
        "mediaType": "application/json",
        "body": {
          "code": 900329,
          "description": "This operation needs the token of a user.",
          "source": "PartnerFD"
        }
      },
      {
        "status": 404,
        "mediaType": "application/json",
        "body": {
          "code": 3000,
          "description": "The partner has nothing at this address.",
          "data": [],
          "source": "PartnerFD"
        }
      },
      {
        "status": 500,
        "mediaType": "application/json",
        "body": {
          "message": "The service failed."
        }
      }
    ]
  },
  {
    "name": "listEstimateLinks",
    "method": "GET",
    "path": "/v1/invoices/estimates/links",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json",
        "body": {
          "totalCount": 4,
          "items": [
            {
              "type": "daily_rated_usage",
              "title": "Daily rated usage unbilled",
              "description": "This invoice line items includes unbilled consumption based data only.",
              "period": "Current",
              "link": {
                "uri": "/invoices/unbilled/lineitems?provider=Marketplace&invoicelineitemtype=UsageLineItems&currencycode=USD&period=current&size=2000",
                "method": "GET",
                "headers": []
              }
            },
            {
              "type": "daily_rated_usage",
              "title": "Daily rated usage unbilled",
              "description": "This invoice line items includes unbilled consumption based data only.",
              "period": "Previous",
              "link": {
                "uri": "/invoices/unbilled/lineitems?provider=Marketplace&invoicelineitemtype=UsageLineItems&currencycode=USD&period=previous&size=2000",
                "method": "GET",
                "headers": []
              }
            },
            {
              "type": "non_consumption",
              "title": "Unbilled reconciliation line items",
              "description": "This includes reconciliation line items for unbilled data only.",
              "period": "Current",
              "link": {
                "uri": "/invoices/unbilled/lineitems?provider=all&invoicelineitemtype=billinglineitems&currencycode=USD&period=current&size=2000",
                "method": "GET",
                "headers": []
              }
            },
            {
              "type": "non_consumption",
              "title": "Unbilled reconciliation line items",
              "description": "This includes reconciliation line items for unbilled data only.",
              "period": "Previous",
              "link": {
                "uri": "/invoices/unbilled/lineitems?provider=all&invoicelineitemtype=billinglineitems&currencycode=USD&period=previous&size=2000",
                "method": "GET",
                "headers": []
              }
            }
          ],
          "attributes": {
            "objectType": "Collection"
          }
        }
      },
      {
        "status": 400,
        "mediaType": "application/json",
        "body": {
          "message": "The request could not be understood."
        }
      },
      {
        "status": 401,
        "mediaType": "application/json",
        "body": {
          "message": "The token is missing or has expired."
        }
      },
      {
        "status": 403,
        "mediaType": "application/json",
        "body": {
          "code": 900329,
          "description": "This operation needs the token of a user.",
          "source": "PartnerFD"
        }
      },
      {
        "status": 404,
        "mediaType": "application/json",
        "body": {
          "code": 3000,
          "description": "The partner has nothing at this address.",
          "data": [],
          "source": "PartnerFD"
        }
      },
      {
        "status": 500,
        "mediaType": "application/json",
        "body": {
          "message": "The service failed."
        }
      }
    ]
  },
  {
    "name": "listInvoiceLineItems",
    "method": "GET",
    "path": "/v1/invoices/{invoice-id}/lineitems",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json",
        "body": {
          "totalCount": 2,
          "items": [
            {
              "partnerId": "934f3416-bc2f-47f3-b492-77e517d4e572",
              "customerId": "835a59a7-3172-47b5-bdef-d9cc65f4d0e4",
              "customerName": "TEST_TEST Test Promotions 01",
              "customerDomainName": "testpromos01.onmicrosoft.com",
              "customerCountry": "US",
              "invoiceNumber": "G000773581",
              "mpnId": "5357564",
              "resellerMpnId": "0",
              "orderId": "5f9d52bb1408",
              "orderDate": "2021-05-20T18:48:30.6168285Z",
              "productId": "CFQ7TTC0HL8W",
              "skuId": "0001",
              "availabilityId": "CFQ7TTC0K59S",
              "productName": "Power BI Premium Per User",
              "skuName": "Power BI Premium Per User",
              "productQualifiers": [],
              "chargeType": "new",
              "unitPrice": "16",
              "effectiveUnitPrice": "14.4",
              "unitType": "",
              "quantity": "50",
              "subtotal": "720",
              "taxTotal": "73",
              "totalForCustomer": "793",
              "currency": "USD",
              "publisherName": "Microsoft Corporation",
              "publisherId": "",
              "subscriptionDescription": "",
              "subscriptionId": "9d7d1f3d-c8de-461c-db6d-91debd5129f0",
              "subscriptionStartDate": "2021-05-20T00:00:00Z",
              "subscriptionEndDate": "2022-05-19T00:00:00Z",
              "chargeStartDate": "2021-05-20T00:00:00Z",
              "chargeEndDate": "2021-06-19T00:00:00Z",
              "termAndBillingCycle": "One-Year commitment for monthly/yearly billing",
              "alternateId": "5f9d52bb1408",
              "referenceId": "28b535e0-68f4-40b5-84f7-8ed9241eb149",
              "priceAdjustmentDescription": "[\"Price for given billing period\",\"You are getting a discount due to a pre-determined override.\",\"You are getting a discount for being a partner.\",\"You are getting a price guarantee for your price.\",\"Price for given term\"]",
              "discountDetails": "",
              "pricingCurrency": "USD",
              "pcToBCExchangeRate": "1",
              "pcToBCExchangeRateDate": "2021-05-01T00:00:00",
              "billableQuantity": "50",
              "meterDescription": "",
              "billingFrequency": "Monthly",
              "reservationOrderId": "8fdebb4a-7110-496e-9570-623e4c992797",
              "invoiceLineItemType": "billingLineItems",
              "billingProvider": "oneTime",
              "promotionId": "39NFJQT1X27N:0002:39NFJQT1Q5KL",
              "attributes/objectType": "OneTimeInvoiceLineItem",
              "attributes": {
                "objectType": "OneTimeInvoiceLineItem"
              }
            },
            {
              "partnerId": "6480d686-cfb4-424d-a945-6b9b9f4badc2",
              "customerId": "org:9060d13d-c5ed-482e-b059-a15a38cbb28e",
              "customerName": "recipientCustomerName",
              "customerDomainName": "recipientCustomerDomain",
              "customerCountry": "US",
              "invoiceNumber": "1234000000",
              "mpnId": "4870137",
              "resellerMpnId": 0,
              "orderId": "VdqkP11Bu4DlcjP5rLeQabcdefg-1234",
              "orderDate": "2021-01-29T19:50:13.9869095Z",
              "productId": "CFQ7TTC01234",
              "skuId": "0001",
              "availabilityId": "CFQ7TTC0ABCD",
              "productName": "Office 365 E3",
              "skuName": "Office 365 E3",
              "chargeType": "new",
              "unitPrice": 16,
              "effectiveUnitPrice": 16,
              "unitType": "",
              "quantity": 1,
              "subtotal": 16,
              "taxTotal": 1.61,
              "totalForCustomer": 17.61,
              "currency": "USD",
              "publisherName": "Microsoft Corporation",
              "publisherId": "",
              "subscriptionDescription": "",
              "subscriptionId": "2ae795eb-f76d-ce69-cba0-123456789000",
              "chargeStartDate": "2021-01-29T00:00:00Z",
              "chargeEndDate": "2021-02-27T00:00:00Z",
              "termAndBillingCycle": "One-Year commitment for monthly/yearly billing",
              "priceAdjustmentDescription": "[\"1 month billing\",\"You are getting a discount for being a partner.\",\"You are getting a price guarantee for your price.\",\"Yearly Duration\"]",
              "discountDetails": "",
              "pricingCurrency": "USD",
              "pcToBCExchangeRate": 1,
              "pcToBCExchangeRateDate": "0001-01-01T00:00:00",
              "billableQuantity": 1,
              "meterDescription": "",
              "billingFrequency": "Monthly",
              "reservationOrderId": "e770c049-89c7-4ec1-b366-123456789000",
              "invoiceLineItemType": "billingLineItems",
              "billingProvider": "oneTime",
              "attributes": {
                "objectType": "OneTimeInvoiceLineItem"
              }
            }
          ],
          "links": {
            "self": {
              "uri": "/invoices/G000773581/lineitems?provider=OneTime&nvoicelineitemtype=BillingLineItems&size=2",
              "method": "GET",
              "headers": []
            }
          },
          "attributes": {
            "objectType": "Collection"
          }
        }
      },
      {
        "status": 400,
        "mediaType": "application/json",
        "body": {
          "message": "The request could not be understood."
        }
      },
      {
        "status": 401,
        "mediaType": "application/json",
        "body": {
          "message": "The token is missing or has expired."
        }
      },
      {
        "status": 403,
        "mediaType": "application/json",
        "body": {
          "code": 900329,
          "description": "This operation needs the token of a user.",
          "source": "PartnerFD"
        }
      },
      {
        "status": 404,
        "mediaType": "application/json",
        "body": {
          "code": 3000,
          "description": "The partner has nothing at this address.",
          "data": [],
          "source": "PartnerFD"
        }
      },
      {
        "status": 500,
        "mediaType": "application/json",
        "body": {
          "message": "The service failed."
        }
      }
    ],
    "next": "links.next"
  },
  {
    "name": "listInvoiceSummaries",
    "method": "GET",
    "path": "/v1/invoices/summaries",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json",
        "body": {
          "totalCount": 3,
          "items": [
            {
              "balanceAmount": 751094.39,
              "currencyCode": "GBP",
              "currencySymbol": "£",
              "accountingDate": "2018-03-16T00:00:00",
              "firstInvoiceCreationDate": "2017-01-21T00:00:00Z",
              "lastPaymentDate": "2017-01-01T12:00:00Z",
              "lastPaymentAmount": 1000,
              "latestInvoiceDate": "2018-03-16T00:00:00",
              "details": [
                {
                  "invoiceType": "Recurring",
                  "summary": {
                    "balanceAmount": 202955.87,
                    "currencyCode": "GBP",
                    "currencySymbol": "£",
                    "accountingDate": "2017-02-27T00:00:00Z",
                    "firstInvoiceCreationDate": "2017-01-21T00:00:00Z",
                    "lastPaymentDate": "2017-01-01T12:00:00Z",
                    "lastPaymentAmount": 1000,
                    "latestInvoiceDate": "0001-01-01T00:00:00",
                    "attributes": {
                      "objectType": "InvoiceSummary"
                    }
                  }
                },
                {
                  "invoiceType": "OneTime",
                  "summary": {
                    "balanceAmount": 548138.52,
                    "currencyCode": "GBP",
                    "currencySymbol": "£",
                    "accountingDate": "2018-03-16T00:00:00",
                    "firstInvoiceCreationDate": "2018-03-16T00:00:00",
                    "lastPaymentDate": "0001-01-01T00:00:00",
                    "lastPaymentAmount": 0,
                    "latestInvoiceDate": "2018-03-16T00:00:00",
                    "attributes": {
                      "objectType": "InvoiceSummary"
                    }
                  }
                }
              ],
              "links": {
                "self": {
                  "uri": "/invoices/summary",
                  "method": "GET",
                  "headers": []
                }
              },
              "attributes": {
                "objectType": "InvoiceSummary"
              }
            },
            {
              "balanceAmount": 1230.33,
              "currencyCode": "CHF",
              "currencySymbol": "CHF",
              "accountingDate": "2018-03-16T00:00:00",
              "firstInvoiceCreationDate": "2018-03-16T00:00:00",
              "lastPaymentDate": "0001-01-01T00:00:00",
              "lastPaymentAmount": 0,
              "latestInvoiceDate": "2018-03-16T00:00:00",
              "details": [
                {
                  "invoiceType": "OneTime",
                  "summary": {
                    "balanceAmount": 1230.33,
                    "currencyCode": "CHF",
                    "currencySymbol": "CHF",
                    "accountingDate": "2018-03-16T00:00:00",
                    "firstInvoiceCreationDate": "2018-03-16T00:00:00",
                    "lastPaymentDate": "0001-01-01T00:00:00",
                    "lastPaymentAmount": 0,
                    "latestInvoiceDate": "2018-03-16T00:00:00",
                    "attributes": {
                      "objectType": "InvoiceSummary"
                    }
                  }
                }
              ],
              "links": {
                "self": {
                  "uri": "/invoices/summary",
                  "method": "GET",
                  "headers": []
                }
              },
              "attributes": {
                "objectType": "InvoiceSummary"
              }
            },
            {
              "balanceAmount": 1001.12,
              "currencyCode": "EUR",
              "currencySymbol": "€",
              "accountingDate": "2018-03-16T00:00:00",
              "firstInvoiceCreationDate": "2018-03-16T00:00:00",
              "lastPaymentDate": "0001-01-01T00:00:00",
              "lastPaymentAmount": 0,
              "latestInvoiceDate": "2018-03-16T00:00:00",
              "details": [
                {
                  "invoiceType": "OneTime",
                  "summary": {
                    "balanceAmount": 1001.12,
                    "currencyCode": "EUR",
                    "currencySymbol": "€",
                    "accountingDate": "2018-03-16T00:00:00",
                    "firstInvoiceCreationDate": "2018-03-16T00:00:00",
                    "lastPaymentDate": "0001-01-01T00:00:00",
                    "lastPaymentAmount": 0,
                    "latestInvoiceDate": "2018-03-16T00:00:00",
                    "attributes": {
                      "objectType": "InvoiceSummary"
                    }
                  }
                }
              ],
              "links": {
                "self": {
                  "uri": "/invoices/summary",
                  "method": "GET",
                  "headers": []
                }
              },
              "attributes": {
                "objectType": "InvoiceSummary"
              }
            }
          ],
          "links": {
            "self": {
              "uri": "/invoices/summaries",
              "method": "GET",
              "headers": []
            }
          },
          "attributes": {
            "objectType": "Collection"
          }
        }
      },
      {
        "status": 400,
        "mediaType": "application/json",
        "body": {
          "message": "The request could not be understood."
        }
      },
      {
        "status": 401,
        "mediaType": "application/json",
        "body": {
          "message": "The token is missing or has expired."
        }
      },
      {
        "status": 403,
        "mediaType": "application/json",
        "body": {
          "code": 900329,
          "description": "This operation needs the token of a user.",
          "source": "PartnerFD"
        }
      },
      {
        "status": 404,
        "mediaType": "application/json",
        "body": {
          "code": 3000,
          "description": "The partner has nothing at this address.",
          "data": [],
          "source": "PartnerFD"
        }
      },
      {
        "status": 500,
        "mediaType": "application/json",
        "body": {
          "message": "The service failed."
        }
      }
    ]
  },
  {
    "name": "listInvoices",
    "method": "GET",
    "path": "/v1/invoices",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json",
        "body": {
          "totalCount": 3,
          "items": [
            {
              "id": "D0200A1B2C",
              "invoiceDate": "2024-02-08T00:00:00Z",
              "billingPeriodStartDate": "2024-01-07T00:00:00",
              "billingPeriodEndDate": "2024-02-06T00:00:00",
              "totalCharges": 1250.4,
              "paidAmount": 250.4,
              "currencyCode": "EUR",
              "currencySymbol": "€",
              "pdfDownloadLink": "/invoices/D0200A1B2C/documents/statement",
              "taxReceipts": [],
              "invoiceDetails": [
                {
                  "invoiceLineItemType": "billingLineItems",
                  "billingProvider": "office",
                  "links": {
                    "self": {
                      "uri": "/invoices/Recurring-D0200A1B2C/lineitems/Office/BillingLineItems",
                      "method": "GET",
                      "headers": []
                    }
                  },
                  "attributes": {
                    "objectType": "InvoiceDetail"
                  }
                }
              ],
              "documentType": "invoice",
              "invoiceType": "Recurring",
              "links": {
                "self": {
                  "uri": "/invoices/Recurring-D0200A1B2C",
                  "method": "GET",
                  "headers": []
                }
              },
              "attributes": {
                "objectType": "Invoice"
              }
            },
            {
              "id": "G000099001",
              "invoiceDate": "2024-02-09T11:30:15.1234567Z",
              "totalCharges": 3800,
              "paidAmount": 0,
              "currencyCode": "CHF",
              "currencySymbol": "CHF",
              "pdfDownloadLink": "/invoices/G000099001/documents/statement",
              "taxReceipts": [
                {
                  "id": "777001",
                  "taxReceiptPdfDownloadLink": "/invoices/G000099001/receipts/777001/documents/statement"
                }
              ],
              "invoiceDetails": [
                {
                  "invoiceLineItemType": "billingLineItems",
                  "billingProvider": "oneTime",
                  "attributes": {
                    "objectType": "InvoiceDetail"
                  }
                },
                {
                  "invoiceLineItemType": "usageLineItems",
                  "billingProvider": "marketplace",
                  "attributes": {
                    "objectType": "InvoiceDetail"
                  }
                }
              ],
              "amendments": [
                {
                  "id": "G000099002",
                  "invoiceDate": "2024-02-12T08:00:00.5Z",
                  "totalCharges": 112.35,
                  "paidAmount": 0,
                  "currencyCode": "CHF",
                  "currencySymbol": "CHF",
                  "documentType": "adjustmentNote",
                  "amendsOf": "G000099001",
                  "invoiceType": "OneTime",
                  "attributes": {
                    "objectType": "Invoice"
                  }
                }
              ],
              "documentType": "invoice",
              "invoiceType": "OneTime",
              "links": {
                "self": {
                  "uri": "/invoices/OneTime-G000099001",
                  "method": "GET",
                  "headers": []
                }
              },
              "attributes": {
                "objectType": "Invoice"
              }
            },
            {
              "id": "G000099003",
              "invoiceDate": "2024-02-14T00:00:00",
              "billingPeriodStartDate": "0001-01-01T00:00:00",
              "billingPeriodEndDate": "0001-01-01T00:00:00",
              "totalCharges": -640.2,
              "paidAmount": 0,
              "currencyCode": "CHF",
              "currencySymbol": "CHF",
              "documentType": "voidNote",
              "amendsOf": "G000098000",
              "invoiceType": "OneTime",
              "attributes": {
                "objectType": "Invoice"
              }
            }
          ],
          "links": {
            "self": {
              "uri": "/invoices",
              "method": "GET",
              "headers": []
            }
          },
          "attributes": {
            "objectType": "Collection"
          }
        }
      },
      {
        "status": 400,
        "mediaType": "application/json",
        "body": {
          "message": "The request could not be understood."
        }
      },
      {
        "status": 401,
        "mediaType": "application/json",
        "body": {
          "message": "The token is missing or has expired."
        }
      },
      {
        "status": 403,
        "mediaType": "application/json",
        "body": {
          "code": 900329,
          "description": "This operation needs the token of a user.",
          "source": "PartnerFD"
        }
      },
      {
        "status": 404,
        "mediaType": "application/json",
        "body": {
          "code": 3000,
          "description": "The partner has nothing at this address.",
          "data": [],
          "source": "PartnerFD"
        }
      },
      {
        "status": 500,
        "mediaType": "application/json",
        "body": {
          "message": "The service failed."
        }
      }
    ],
    "next": "links.next"
  }
];
