/**
 * What the program knows of English (and of Russian and Ukrainian questions): where sentences end,
 * what a question asks for, which spellings are one name. Pure functions over text; imports nothing of ours.
 * Main types: {@link onrecord.language.Sentences}, {@link onrecord.language.QuestionType}.
 */
@NullMarked
package onrecord.language;

import org.jspecify.annotations.NullMarked;
