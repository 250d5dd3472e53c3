package onrecord.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onrecord.language.Attributions.Attribution;
import onrecord.language.Quotations.Quotation;
import org.jspecify.annotations.Nullable;

/** Goes through an article paragraph by paragraph and keeps in mind who spoke last. */
final class Speaking {
    private final Cast cast;
    private final Map<Integer, Quotation> quotations = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Focus focus;

    /** Whose quotation is still open, or was the last of its paragraph. */
    private @Nullable Speaker voice;

    private boolean voiceGoesOn;
    private boolean voiceEndedParagraph;
    private @Nullable Speaker source;

    Speaking(Cast cast, List<Quotation> quotations) {
        this.cast = cast;
        focus = new Focus(cast);
        quotations.forEach(quotation -> this.quotations.put(quotation.whole().start(), quotation));
    }

    List<Statement> statements() {
        return statements;
    }

    void paragraph(List<Frame> sentences) {
        Speaker before = voiceGoesOn || voiceEndedParagraph ? voice : null;
        voice = null;
        boolean opened = voiceGoesOn;
        boolean lone = sentences.stream().allMatch(Speaking::isQuotationAlone);
        voiceGoesOn = false;
        voiceEndedParagraph = false;
        List<Frame> unclaimed = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            Frame sentence = sentences.get(i);
            if (sentence.size() == 0) {
                continue;
            }
            if (isQuotationAlone(sentence)) {
                Speaker speaker = i == 0 ? opened || lone ? before : null : voice != null ? voice : focus.alone();
                if (speaker == null) {
                    unclaimed.add(sentence);
                    continue;
                }
                quote(sentence, 0, sentence.size() - 1, speaker, voice != null || i == 0 ? lastVerb(speaker) : "");
                continue;
            }
            Speaker previous = voice;
            sentence(sentence, i == 0 && opened ? before : null);
            if (voice != null && previous == null && sentence.isQuoted(0)) {
                Speaker speaker = voice;
                unclaimed.forEach(quoted -> quote(quoted, 0, quoted.size() - 1, speaker, lastVerb(speaker)));
            }
            unclaimed.clear();
        }
        focus.paragraphEnds();
    }

    private static boolean isQuotationAlone(Frame sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            if (!sentence.isQuoted(i)) {
                return false;
            }
        }
        return sentence.size() > 0;
    }

    private String lastVerb(Speaker speaker) {
        for (int i = statements.size() - 1; i >= 0; i--) {
            if (statements.get(i).speaker().equals(speaker)) {
                return statements.get(i).verb();
            }
        }
        return "";
    }

    private void sentence(Frame frame, @Nullable Speaker opened) {
        Attributions attributions = new Attributions(frame, cast);
        List<Attribution> found = attributions.find();
        List<Optional<Speaker>> speakers = new ArrayList<>();
        for (Attribution attribution : found) {
            speakers.add(focus.resolve(attribution.subject()));
        }
        Optional<Subject> about = attributions.sentenceSubject();
        header(frame);
        Set<Integer> quoted = new HashSet<>();
        Set<Attribution> direct = new HashSet<>();
        for (int i = 0; i < frame.size(); i++) {
            if (frame.isQuoted(i)) {
                direct(frame, i, found, speakers, quoted, direct);
            }
        }
        if (opened != null && frame.isQuoted(0) && quoted.add(0)) {
            quote(frame, 0, 0, opened, lastVerb(opened));
        }
        ReportedSpeech reported = new ReportedSpeech(frame, found);
        for (int i = 0; i < found.size(); i++) {
            Attribution attribution = found.get(i);
            Optional<Speaker> speaker = speakers.get(i);
            if (!direct.contains(attribution) && speaker.isPresent()) {
                reported.words(i)
                        .ifPresent(words ->
                                statements.add(new Statement(words, speaker.get(), verb(frame, attribution), false)));
            }
        }
        focus.after(frame, about, speakers);
    }

    /** "Source: Viktor Halas, head of Gridkom, on Telegram", then "Quote: “…”". */
    private void header(Frame frame) {
        if (frame.has(1) && frame.gap(1).strip().startsWith(":")) {
            if (frame.word(0).equals("source")) {
                source = new Subjects(frame, cast)
                        .beginningAt(1)
                        .map(Subject::speaker)
                        .orElse(null);
            } else if (frame.word(0).equals("quote") && frame.isQuoted(1) && source != null) {
                quote(frame, 1, 1, source, "");
            }
        }
    }

    /** Gives a quotation to the attribution beside it. */
    private void direct(
            Frame frame,
            int at,
            List<Attribution> found,
            List<Optional<Speaker>> speakers,
            Set<Integer> quoted,
            Set<Attribution> direct) {
        for (int i = 0; i < found.size(); i++) {
            Attribution attribution = found.get(i);
            boolean follows = !attribution.leaning()
                    && attribution.from() == at + 1
                    && endsLikeSpeech(frame, at)
                    && !frame.word(attribution.to() + 1).equals("that");
            boolean precedes =
                    !attribution.leaning() && attribution.to() < at && leadsTo(frame, attribution, at, quoted);
            if (attribution.kind() != SpeechVerbs.Kind.PART && (follows || precedes)) {
                direct.add(attribution);
                if (quoted.add(at) && speakers.get(i).isPresent()) {
                    quote(frame, at, at, speakers.get(i).get(), verb(frame, attribution));
                }
                return;
            }
        }
    }

    private static boolean endsLikeSpeech(Frame frame, int at) {
        String written = frame.written(at);
        char last = written.charAt(Math.max(0, written.length() - 2));
        return ",.?!…—–-".indexOf(last) >= 0 || frame.gap(at + 1).contains(",");
    }

    /** "Peskov said: “…”", "he told AFP, “…”", "“…,” she said, “…”". */
    private static boolean leadsTo(Frame frame, Attribution attribution, int at, Set<Integer> quoted) {
        String gap = frame.gap(at);
        boolean announced = gap.contains(":") || gap.contains(",");
        boolean opens = startsLikeSpeech(frame, at) || quoted.contains(attribution.from() - 1);
        if (at == attribution.to() + 1) {
            return opens && (announced || gap.isBlank());
        }
        boolean near = at - attribution.to() <= 12;
        for (int i = attribution.to() + 1; i < at; i++) {
            if (frame.isQuoted(i) && !quoted.contains(i)) {
                return false;
            }
        }
        return near && opens && announced && !hasClause(frame, attribution.to() + 1, at - 1);
    }

    private static boolean hasClause(Frame frame, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (Attributions.AUXILIARIES.contains(frame.word(i))
                    || frame.word(i).equals("that")) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsLikeSpeech(Frame frame, int at) {
        String inner = frame.written(at).substring(1).strip();
        boolean capital = !inner.isEmpty() && !Character.isLowerCase(inner.charAt(0));
        return (capital && inner.indexOf(' ') > 0) || frame.gap(at).contains(":");
    }

    private void quote(Frame frame, int from, int to, Speaker speaker, String verb) {
        for (int i = from; i <= to; i++) {
            Quotation quotation = quotations.get(frame.unit(i).span().start());
            if (quotation != null) {
                statements.add(new Statement(quotation.inner(), speaker, verb, true));
                voice = speaker;
                voiceGoesOn = !quotation.closed();
                boolean last = i == frame.size() - 1;
                boolean asks = quotation.inner().in(frame.text()).strip().endsWith("?");
                voiceEndedParagraph = last && !asks;
            }
        }
    }

    /** The verb with the listener that goes with it: "told reporters". */
    private static String verb(Frame frame, Attribution attribution) {
        int verb = attribution.verb();
        if (frame.word(verb).equals("according")) {
            return "according to";
        }
        int to = verb;
        if (attribution.kind() == SpeechVerbs.Kind.TOLD
                && frame.word(verb).startsWith("t")
                && !attribution.inverted()) {
            int listener = verb + 1;
            boolean determined = Phrases.DETERMINERS.contains(frame.word(listener)) && frame.has(listener + 1);
            int last = determined ? listener + 1 : listener;
            if (frame.has(last)
                    && !frame.isPossessive(last)
                    && !frame.isParted(listener)
                    && !frame.isQuoted(last)
                    && !Words.isStopWord(frame.word(last))) {
                to = last;
            }
        }
        return frame.written(verb, to);
    }
}
