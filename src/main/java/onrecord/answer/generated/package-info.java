/**
 * Answers worded by a language model and held to the record: each claim is checked against the sentences it cites, and
 * what they do not hold is not said. Main types: {@link onrecord.answer.generated.GeneratedAnswerer},
 * {@link onrecord.answer.generated.PromptLibrary}. Next: the channels.
 */
@NullMarked
package onrecord.answer.generated;

import org.jspecify.annotations.NullMarked;
