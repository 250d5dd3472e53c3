/**
 * Remembers what was asked and answered, for questions that lean on it.
 * Main types: {@link onrecord.answer.memory.Dialogue}, {@link onrecord.answer.memory.H2ChatMemoryStore}.
 */
@NullMarked
package onrecord.answer.memory;

import org.jspecify.annotations.NullMarked;
