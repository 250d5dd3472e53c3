package onrecord.language;

import java.util.List;
import java.util.Optional;

/** The words that English articles are written in, as far as a translation into them needs to know. */
public interface Vocabulary {
    /** Whether the articles hold every word of a text that tells something, in whatever form. */
    boolean holds(String words);

    /** The word of the articles that sounds most like one of several spellings of a name, if any is near enough. */
    Optional<String> sounding(List<String> spellings);
}
