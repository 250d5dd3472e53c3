package onrecord.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import onrecord.language.QuestionType;
import org.junit.jupiter.api.Test;

class QuestionTest {
    @Test
    void is_trimmed_and_typed() {
        assertThat(Question.of("  When was it?\n")).isEqualTo(new Question("When was it?", QuestionType.WHEN));
        assertThat(new Question(" who ", QuestionType.WHO).text()).isEqualTo("who");
    }

    @Test
    void needs_words() {
        assertThatThrownBy(() -> Question.of(" \n ")).hasMessage("a question needs words");
    }

    @Test
    void a_scope_is_not_changed_by_what_it_was_made_of() {
        Set<String> articles = new HashSet<>(Set.of("a"));
        Scope scope = Scope.only(articles);
        articles.add("b");

        assertThat(scope).isEqualTo(Scope.only(Set.of("a")));
    }
}
