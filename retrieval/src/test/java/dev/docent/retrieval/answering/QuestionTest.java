package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t "})
    void hasWords(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question(StoredDocuments.SCOPE, text, List.of()))
                .withMessage("A question must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "🐳", "猫"})
    void mayBeASingleCharacter(String text) {
        assertThatCode(() -> new Question(StoredDocuments.SCOPE, text, List.of()))
                .doesNotThrowAnyException();
    }
}
