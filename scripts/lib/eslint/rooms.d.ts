import type { Rule } from "eslint";

export const rooms: Rule.RuleModule;
export const noCircles: Rule.RuleModule;
