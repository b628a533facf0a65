package dev.docent.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyHistogramTest {

    @ParameterizedTest
    @CsvSource({"0, 50", "50, 50", "51, 100", "700, 800", "51200, 51200", "600000, 51200"})
    void countAnAnswerUnderTheNextBound(long millis, long bound) {
        assertThat(LatencyHistogram.of(Duration.ofMillis(millis)).percentile(1)).isEqualTo(bound);
    }

    @Test
    void tellPercentilesOfSums() {
        var sum = LongStream.rangeClosed(1, 1000)
                .mapToObj(millis -> LatencyHistogram.of(Duration.ofMillis(millis)))
                .reduce(LatencyHistogram.NONE, LatencyHistogram::plus);

        assertThat(sum.percentile(0.5)).isEqualTo(500);
        assertThat(sum.percentile(0.75)).isEqualTo(750);
        assertThat(sum.percentile(0.95)).isCloseTo(950, within(200L));
    }

    @Test
    void tellNothingOfNoAnswer() {
        assertThat(LatencyHistogram.NONE.percentile(0.5)).isNull();
    }
}
