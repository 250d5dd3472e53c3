package onrecord.answer.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {
    private static final Claim FIRST = new Claim("The lamp was lit.", List.of(1));
    private static final Claim SECOND = new Claim("It says “no”, {really}.", List.of(2, 3));
    private static final String PLAIN = """
            {"claims": [{"text": "The lamp was lit.", "cites": [1]}, {"text": "It says “no”, {really}.", "cites": [2, 3]}]}""";

    private static List<Claim> parsed(String reply) {
        ReplyParser parser = new ReplyParser();
        List<Claim> claims = new ArrayList<>(parser.append(reply));
        claims.addAll(parser.end());
        return claims;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "```json\n%s\n```",
                "Sure! Here is the answer:\n\n%s",
                "%s\n\nI hope this helps! {\"note\": 1}",
                "<think>I could say {\"text\": \"Wrong.\", \"cites\": [9]}</think>\n%s",
                "Let me see: {\n%s}",
            })
    void finds_claims_whatever_is_around_them(String around) {
        assertThat(parsed(around.formatted(PLAIN)))
                .filteredOn(claim -> !claim.cites().isEmpty())
                .containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"claim\": \"The lamp was lit.\", \"citations\": [1]}]",
                "{'statement': 'The lamp was lit.', 'sources': ['[1]'],}",
                "{\"text\": \"The lamp was lit. [1]\"}",
                "{\"text\": \"**The lamp** was lit.\", \"cite\": 1}",
                "{\"claims\": [{\"text\": \"The lamp\n was lit.\", \"cites\": \"sentence 1\"}]}",
                "The lamp was lit. [1]",
                "- The lamp was lit [1].",
                "1. **The lamp was lit.** (1)",
                "Claim 1: The lamp was lit. [sentence 1]",
                "The lamp was lit.【1】",
            })
    void understands_many_ways_to_cite(String reply) {
        assertThat(parsed(reply)).containsExactly(FIRST);
    }

    @Test
    void takes_what_is_whole_of_a_reply_that_was_cut() {
        for (int end = PLAIN.indexOf('}') + 1; end < PLAIN.lastIndexOf("3]") + 2; end++) {
            assertThat(parsed(PLAIN.substring(0, end))).containsExactly(FIRST);
        }
        assertThat(parsed(PLAIN.substring(0, PLAIN.indexOf('}')))).isEmpty();
    }

    @Test
    void hands_each_claim_over_as_soon_as_it_is_whole() {
        ReplyParser parser = new ReplyParser();
        int whole = PLAIN.indexOf('}') + 1;
        List<Claim> early = new ArrayList<>();
        for (char c : PLAIN.substring(0, whole).toCharArray()) {
            early.addAll(parser.append(String.valueOf(c)));
        }
        assertThat(early).containsExactly(FIRST);
        assertThat(parser.append(PLAIN.substring(whole))).containsExactly(SECOND);
        assertThat(parser.end()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"claims\": []}",
                "{\"claims\":[ ]}",
                "The sentences do not contain the answer.",
                "NOT ANSWERED",
                "I don't have enough information to answer that.",
            })
    void knows_a_refusal(String reply) {
        ReplyParser parser = new ReplyParser();
        parser.append(reply);
        assertThat(parser.end()).allMatch(claim -> claim.cites().isEmpty());
        assertThat(parser.isRefusal()).isTrue();
    }

    @Test
    void reads_any_number_of_cites() {
        assertThat(parsed("The lamp was lit. [1" + ",1".repeat(9_000) + "]")).containsExactly(FIRST);
    }

    @Test
    void prose_that_cites_nothing_is_a_claim_that_cites_nothing() {
        assertThat(parsed("Paris is the capital of France.\n"))
                .containsExactly(new Claim("Paris is the capital of France.", List.of()));
    }

    @Property
    void reads_a_reply_in_pieces_as_it_reads_it_whole(
            @ForAll @StringLength(max = 60) String noise, @ForAll @IntRange(min = 1, max = 20) int piece) {
        String reply = noise + "\n" + PLAIN + noise;
        ReplyParser parser = new ReplyParser();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < reply.length(); i += piece) {
            claims.addAll(parser.append(reply.substring(i, Math.min(reply.length(), i + piece))));
        }
        claims.addAll(parser.end());
        assertThat(claims).isEqualTo(parsed(reply));
    }
}
