/**
 * Turns evidence into a checked, quoted answer, or into the finding that the corpus holds none.
 * Main types: {@link onrecord.answer.Answerer}, {@link onrecord.answer.Answer}. Next: the channels.
 */
@NullMarked
package onrecord.answer;

import org.jspecify.annotations.NullMarked;
