package onrecord.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onrecord.corpus.Article;
import onrecord.language.Names;
import onrecord.language.TextSpan;
import onrecord.language.Words;

/** What the articles have in the place of a particular that they do not bear: talks in Istanbul for talks in Geneva. */
final class Substitutes {
    private static final int MOST = 2;
    private static final int SENTENCES = 3;
    private static final int PLACES_SOUGHT = 20;
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:1\\d{3}|20\\d{2})(?!\\d)");
    private static final Set<String> NO_NOUNS = Set.of(
            "held",
            "hold",
            "place",
            "took",
            "take",
            "happen",
            "happened",
            "many",
            "much",
            "long",
            "year",
            "said",
            "say");

    private final String question;
    private final List<Candidate> ranked;

    /** For a question and the sentences that come nearest to it. */
    Substitutes(String question, List<Candidate> ranked) {
        this.question = question;
        this.ranked = ranked;
    }

    /** The reason, with what the articles have instead, if anything. */
    Missing missing(Particular particular) {
        return switch (particular.kind()) {
            case PLACE -> place(particular);
            case YEAR -> new Missing(particular.kind(), particular.text(), "", years(particular.text()), false);
            case NUMBER -> new Missing(particular.kind(), particular.text(), "", counts(particular.text()), false);
            case NAME, DATE, EVENT, SPEECH, WORDS -> new Missing(particular.kind(), particular.text());
        };
    }

    private Missing place(Particular particular) {
        for (String noun : nounsNear(particular.span())) {
            Pattern pattern = Pattern.compile(
                    "\\b" + Pattern.quote(noun)
                            + "\\b[^.\\n]{0,40}?\\b(?:in|at) (\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)*+)(?: and (\\p{Lu}[\\p{L}-]+))?",
                    Pattern.UNICODE_CHARACTER_CLASS);
            Map<String, Integer> places = new LinkedHashMap<>();
            for (Article article : articles(PLACES_SOUGHT)) {
                Matcher found = pattern.matcher(article.body());
                while (found.find()) {
                    Stream.of(1, 2)
                            .map(found::group)
                            .filter(name -> name != null && Names.isPlace(name))
                            .forEach(name -> places.merge(name, 1, Integer::sum));
                }
            }
            if (!places.isEmpty()) {
                List<String> most = places.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .limit(MOST)
                        .toList();
                return new Missing(particular.kind(), particular.text(), noun, most, false);
            }
        }
        return new Missing(particular.kind(), particular.text());
    }

    /** The words that the place may belong to, the nearest first. */
    private List<String> nounsNear(TextSpan place) {
        List<Words.Token> nouns = new ArrayList<>(Words.in(question).stream()
                .filter(word -> word.folded().length() > 3
                        && Character.isLowerCase(question.charAt(word.span().start())))
                .filter(word -> !word.folded().endsWith("ed") && !word.folded().endsWith("ing"))
                .filter(word -> !Words.isStopWord(word.folded()) && !NO_NOUNS.contains(word.folded()))
                .toList());
        nouns.sort((one, other) -> Integer.compare(away(one, place), away(other, place)));
        return nouns.stream().map(Words.Token::folded).toList();
    }

    private static int away(Words.Token word, TextSpan place) {
        return Math.max(
                word.span().start() - place.end(), place.start() - word.span().end());
    }

    /** The years of the nearest sentences, or else those in which their articles appeared. */
    private List<String> years(String asked) {
        Set<String> years = new LinkedHashSet<>();
        ranked.stream()
                .limit(SENTENCES)
                .flatMap(candidate -> YEAR.matcher(candidate.text()).results().map(MatchResult::group))
                .forEach(years::add);
        if (years.isEmpty()) {
            for (Article article : articles(SENTENCES)) {
                if (article.provenance().published() != null) {
                    years.add(Integer.toString(article.provenance().published().getYear()));
                }
            }
        }
        return years.stream().filter(year -> !year.equals(asked)).limit(MOST).toList();
    }

    /** Other numbers of what the number counts. */
    private List<String> counts(String counted) {
        Matcher noun = Pattern.compile("\\p{Ll}{3,}$").matcher(counted);
        if (!noun.find()) {
            return List.of();
        }
        String stem = noun.group().replaceFirst("(?:ies|s|y)$", "");
        Pattern pattern = Pattern.compile(
                "(?<![\\d.,])\\b((?:\\d[\\d.,]*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ff]irst|[Ss]econd|[Tt]hird)[ -](?:[\\p{L}]+ )?"
                        + Pattern.quote(stem) + "\\p{Ll}{0,3})\\b");
        Set<String> counts = new LinkedHashSet<>();
        for (Article article : articles(SENTENCES)) {
            pattern.matcher(article.body())
                    .results()
                    .map(found -> found.group(1))
                    .forEach(counts::add);
        }
        return counts.stream().limit(MOST).toList();
    }

    private List<Article> articles(int sentences) {
        return ranked.stream()
                .limit(sentences)
                .map(candidate -> candidate.passage().article())
                .distinct()
                .toList();
    }
}
