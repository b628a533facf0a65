package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

    @Test
    void endsBehindTheNumberOfItsCitation() {
        assertThat(Claim.of("A is B. [1] C is D [2]. E is F. [3]"))
                .containsExactly(
                        new Claim("A is B. [1] ", List.of(1)),
                        new Claim("C is D [2]. ", List.of(2)),
                        new Claim("E is F. [3]", List.of(3)));
    }

    @Test
    void takesTheSentencesBeforeItAlong() {
        assertThat(Claim.of("A is B. It is C. [1] And D."))
                .containsExactly(new Claim("A is B. It is C. [1] ", List.of(1)), new Claim("And D.", List.of()));
    }

    @Test
    void goesOnBehindANumberWithinASentence() {
        assertThat(Claim.of("A is B [1], while C [2][3] is D. [1, 4]\nE [5]"))
                .containsExactly(
                        new Claim("A is B [1], while C [2][3] is D. [1, 4]\n", List.of(1, 2, 3, 4)),
                        new Claim("E [5]", List.of(5)));
    }

    @Test
    void keepsRowsAndListItemsApart() {
        assertThat(Claim.of("City: Oslo [1] Bring a coat [2]")).hasSize(2);
    }

    @Test
    void saysWhatItSaysWithoutTheNumbers() {
        assertThat(Claim.of("A [1, 2] is B. [3]").getFirst().text()).isEqualTo("A   is B.  ");
    }

    @Test
    void isRenumbered() {
        var numbers = Map.of(2, 3, 5, 1, 7, 2, 8, 2);

        assertThat(Claim.of("A [2][5] is B. [7,9, 8]")
                        .getFirst()
                        .renumbered(old -> Optional.ofNullable(numbers.get(old))))
                .isEqualTo("A [3][1] is B. [2]");
        assertThat(Claim.of("A [4] is B [9].").getFirst().renumbered(old -> Optional.empty()))
                .isEqualTo("A is B.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[1]", "[1", "A.", "A [0] b [99999] c [2] D [x]. [3]", "A\n\n[1]\n\nB [2]"})
    void losesNothingOfTheAnswer(String answer) {
        assertThat(Claim.of(answer).stream().map(Claim::written).collect(Collectors.joining()))
                .isEqualTo(answer);
    }
}
