package onrecord.language;

import org.jspecify.annotations.Nullable;

/**
 * Who a sentence makes speak.
 *
 * @param speaker null while a pronoun stands for it
 * @param pronoun "he", "she", "it"; empty for others
 * @param named whether it is a name, not a description
 * @param first its first unit, role included
 * @param last its last unit
 */
record Subject(@Nullable Speaker speaker, String pronoun, boolean named, int first, int last) {}
