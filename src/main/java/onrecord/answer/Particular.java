package onrecord.answer;

import onrecord.language.TextSpan;

/**
 * A thing that a question names and that its answer must bear: a name, a place, a year, a day, a number.
 *
 * @param kind what sort of thing it is
 * @param text as the question has it
 * @param span where in the question's English words
 * @param located whether it says where something is: "in Moscow", not "Moscow said"
 */
record Particular(Missing.Kind kind, String text, TextSpan span, boolean located) {}
