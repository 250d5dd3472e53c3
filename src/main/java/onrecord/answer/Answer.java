package onrecord.answer;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import onrecord.language.ResolvedTime;
import onrecord.retrieval.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question: an answer with its quotes, or the finding that the corpus holds none. An outage is neither:
 * it is an exception.
 */
public sealed interface Answer permits Answer.Quoted, Answer.NotInCorpus {

    /** What was found, with the question. */
    Evidence evidence();

    /** How sure it is that the corpus holds the answer, in [0, 1], calibrated on questions of known outcome. */
    double confidence();

    /** From the question to this answer. */
    Duration took();

    /** Which answerer wrote it, as {@code --json} names it: {@code extractive} or {@code generated}. */
    String mode();

    /** What a language model had to do with it; null if there is none. */
    @Nullable
    Generation generation();

    /** The same answer, with another account of where it comes from and what it took. */
    Answer with(Evidence evidence, Duration took, @Nullable Generation generation);

    /** One of two functions, by what came of the question. */
    default <T> T fold(Function<Quoted, T> quoted, Function<NotInCorpus, T> notInCorpus) {
        if (this instanceof Quoted answer) {
            return quoted.apply(answer);
        }
        return notInCorpus.apply((NotInCorpus) this);
    }

    /**
     * The corpus holds an answer.
     *
     * @param text the short direct answer where the question's type allows one, else the best sentence; never blank
     * @param quotes at least one, the best first
     * @param time which time the text names, as a span of the first quote's article; null unless the text names one
     * @param accounts what sources that differ say, the latest first; empty where none differ
     */
    record Quoted(
            Evidence evidence,
            String text,
            List<Quote> quotes,
            double confidence,
            Duration took,
            String mode,
            @Nullable ResolvedTime time,
            List<Account> accounts,
            @Nullable Generation generation)
            implements Answer {
        public Quoted {
            quotes = List.copyOf(quotes);
            accounts = List.copyOf(accounts);
            if (quotes.isEmpty() || text.isBlank()) {
                throw new IllegalArgumentException("an answer needs words and a quote");
            }
        }

        /** Without a language model. */
        public Quoted(
                Evidence evidence,
                String text,
                List<Quote> quotes,
                double confidence,
                Duration took,
                String mode,
                @Nullable ResolvedTime time,
                List<Account> accounts) {
            this(evidence, text, quotes, confidence, took, mode, time, accounts, null);
        }

        /** An answer that names no time and in which no sources differ. */
        public Quoted(
                Evidence evidence, String text, List<Quote> quotes, double confidence, Duration took, String mode) {
            this(evidence, text, quotes, confidence, took, mode, null, List.of());
        }

        /** How many independent sources are quoted: copies of one report are one. */
        public int sources() {
            return (int) IntStream.range(0, quotes.size())
                    .filter(i -> quotes.subList(0, i).stream()
                            .noneMatch(before -> quotes.get(i).isOfReportOf(before)))
                    .count();
        }

        @Override
        public Quoted with(Evidence evidence, Duration took, @Nullable Generation generation) {
            return new Quoted(evidence, text, quotes, confidence, took, mode, time, accounts, generation);
        }
    }

    /**
     * The corpus does not hold the answer.
     *
     * @param closest up to three passages that do not answer but come nearest, the nearest first
     * @param missing what the articles lack, where it can be named; else null
     */
    record NotInCorpus(
            Evidence evidence,
            List<Quote> closest,
            double confidence,
            Duration took,
            String mode,
            @Nullable Missing missing,
            @Nullable Generation generation)
            implements Answer {
        public NotInCorpus {
            closest = List.copyOf(closest);
        }

        /** Without a language model. */
        public NotInCorpus(
                Evidence evidence,
                List<Quote> closest,
                double confidence,
                Duration took,
                String mode,
                @Nullable Missing missing) {
            this(evidence, closest, confidence, took, mode, missing, null);
        }

        /** A refusal for which no reason can be named. */
        public NotInCorpus(Evidence evidence, List<Quote> closest, double confidence, Duration took, String mode) {
            this(evidence, closest, confidence, took, mode, null);
        }

        @Override
        public NotInCorpus with(Evidence evidence, Duration took, @Nullable Generation generation) {
            return new NotInCorpus(evidence, closest, confidence, took, mode, missing, generation);
        }
    }
}
