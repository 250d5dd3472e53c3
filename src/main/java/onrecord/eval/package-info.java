/**
 * Measures answers against question sets.
 * Main types: {@code QuestionSet}, {@code Evaluation}, {@code EvaluationReport}.
 */
@NullMarked
package onrecord.eval;

import org.jspecify.annotations.NullMarked;
