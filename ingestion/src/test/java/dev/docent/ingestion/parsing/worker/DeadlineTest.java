package dev.docent.ingestion.parsing.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void extendsTheTimeForARecognizedPage() {
        var deadline = new Deadline(Duration.ZERO, Duration.ofHours(1), 1);

        assertThat(deadline.left()).isLessThanOrEqualTo(0);
        deadline.recognitionBegins();
        assertThat(deadline.left()).isPositive();
        deadline.recognitionEnds();
        assertThat(deadline.left()).isLessThanOrEqualTo(0);
    }

    @Test
    void limitsTheNumberOfExtensions() {
        var deadline = new Deadline(Duration.ZERO, Duration.ofHours(1), 1);
        deadline.recognitionBegins();
        deadline.recognitionBegins();
        deadline.recognitionEnds();

        deadline.recognitionBegins();

        assertThat(deadline.left()).isLessThanOrEqualTo(0);
    }
}
