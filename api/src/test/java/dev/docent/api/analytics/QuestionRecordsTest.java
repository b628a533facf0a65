package dev.docent.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.RecordStoreTest;
import dev.docent.storage.records.OffsetPage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;

/** What is expected of the records of questions. */
class QuestionRecordsTest extends RecordStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final OffsetPage PAGE = new OffsetPage(2, 0, Sort.by("id"));
    private static final QuestionCounts ANSWERED = QuestionCounts.answered(true, Duration.ofMillis(70));

    @Test
    void addUpWhatManyAddAtOnce() throws Exception {
        var records = records();
        var one = DailyQuestions.of(DAY, "ann", null, "m-1", ANSWERED);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var additions = Collections.nCopies(40, Executors.callable(() -> records.add(one)));
            for (var addition : threads.invokeAll(additions)) {
                addition.get();
            }
        }

        var stored = records.findById("2026-11-23 ann - m-1").orElseThrow();

        assertThat(stored.assistant()).isNull();
        assertThat(stored.counts().questions()).isEqualTo(40);
        assertThat(stored.counts().refusals()).isEqualTo(40);
        assertThat(stored.counts().latencies().counts()).startsWith(0L, 40L, 0L);
    }

    @Test
    void areReadPageByPageInTheOrderOfTheirDays() {
        for (var back = 0; back < 3; back++) {
            records().add(DailyQuestions.of(DAY.minusDays(back), "ann", "ada", "m-1", ANSWERED));
            records().add(DailyQuestions.of(DAY.minusDays(back), "bob", null, null, QuestionCounts.FAILED));
        }

        var first = records().findByIdGreaterThan("2026-11-22", PAGE);
        var second = records().findByIdGreaterThan(first.getLast().id(), PAGE);
        var bob = records().findByAccountAndIdGreaterThan("bob", "2026-11-22", PAGE);

        assertThat(first)
                .extracting(DailyQuestions::id)
                .containsExactly("2026-11-22 ann ada m-1", "2026-11-22 bob - -");
        assertThat(second).extracting(DailyQuestions::day).containsExactly("2026-11-23", "2026-11-23");
        assertThat(bob).extracting(DailyQuestions::id).containsExactly("2026-11-22 bob - -", "2026-11-23 bob - -");
        assertThat(bob.getFirst().model()).isNull();
    }

    @Test
    void leaveWithTheirAccount() {
        records().add(DailyQuestions.of(DAY, "ann", null, "m-1", ANSWERED));
        records().add(DailyQuestions.of(DAY, "bob", null, "m-1", ANSWERED));

        records().deleteByAccount("ann");

        assertThat(records().findByIdGreaterThan("", PAGE))
                .extracting(DailyQuestions::account)
                .containsExactly("bob");
    }

    private QuestionRepository records() {
        return context().getBean(QuestionRepository.class);
    }
}
