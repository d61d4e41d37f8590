// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npm run generate`.

import type { MockOperation } from "./runtime/mock-types.ts";

/** Every operation with the answers that the document gives examples of. */
export const operations: readonly MockOperation[] = [
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
