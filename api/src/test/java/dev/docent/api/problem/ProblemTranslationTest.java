package dev.docent.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.docent.ingestion.document.IngestionException;
import dev.docent.retrieval.compute.ComputeBusyException;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Generation;
import dev.docent.retrieval.index.OutdatedVectorsException;
import dev.docent.retrieval.index.UnavailableIndexException;
import dev.docent.retrieval.index.UnavailableIndexException.OutdatedProcessException;
import dev.docent.retrieval.index.filter.MetadataFilterParser;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.storage.objects.ObjectStoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.coyote.BadRequestException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Failures that are hard to bring about over HTTP. */
class ProblemTranslationTest {

    @Test
    void saysNothingOfFaultsOfOurs() {
        for (var fault : new Throwable[] {
            new IllegalStateException("password=secret"),
            new NullPointerException(),
            new IOException("/srv/data"),
            new StackOverflowError()
        }) {
            var problem = ProblemTranslation.of(fault);

            assertThat(problem.status().value()).isEqualTo(500);
            assertThat(problem.detail()).isEqualTo("Something went wrong on our side");
        }
    }

    @Test
    void asksToComeBackWhenAStoreIsDown() {
        for (var down : new Throwable[] {
            new DataAccessResourceFailureException("disk"),
            new CannotAcquireLockException("busy"),
            new ObjectStoreException("full", null),
            new UnavailableIndexException("away", null),
            new OutdatedVectorsException(new VectorSpace("disk", 1), new VectorSpace("full", 1))
        }) {
            var problem = ProblemTranslation.of(down);

            assertThat(problem.status().value()).isEqualTo(503);
            assertThat(problem.headers().getFirst("Retry-After")).isNotEmpty();
            assertThat(problem.detail()).doesNotContain("disk", "busy", "full", "away");
        }
    }

    @Test
    void asksToComeBackWhenTooMuchWorkIsWaiting() {
        var ofAccount = ProblemTranslation.of(new ComputeBusyException(true, Duration.ofSeconds(3)));
        var ofAll = ProblemTranslation.of(new ComputeBusyException(false, Duration.ofSeconds(4)));

        assertThat(ofAccount.status().value()).isEqualTo(429);
        assertThat(ofAccount.headers().getFirst("Retry-After")).isEqualTo("3");
        assertThat(ofAll.status().value()).isEqualTo(503);
        assertThat(ofAll.headers().getFirst("Retry-After")).isEqualTo("4");
    }

    @Test
    void tellsWhatAProviderFailsAt() {
        var limit = ProblemTranslation.of(
                new ProviderException.LimitReachedException("No quota", Duration.ofMillis(7_500), true, null));
        assertThat(limit.status().value()).isEqualTo(503);
        assertThat(limit.detail()).isEqualTo("No quota");
        assertThat(limit.headers().getFirst("Retry-After")).isEqualTo("8");

        var wrong = ProblemTranslation.of(new ProviderException.WrongSettingException("Set GEMINI_API_KEY", null));
        assertThat(wrong.status().value()).isEqualTo(503);
        assertThat(wrong.detail()).isEqualTo("Set GEMINI_API_KEY");
        assertThat(wrong.headers().getFirst("Retry-After")).isNull();

        assertThat(ProblemTranslation.of(new ProviderException.UnavailableException("Down", null, null))
                        .headers()
                        .getFirst("Retry-After"))
                .isEqualTo("10");
        assertThat(ProblemTranslation.of(new ProviderException.RejectedException("Too long", null))
                        .status()
                        .value())
                .isEqualTo(422);
    }

    @Test
    void tellsConflictsFromFaults() {
        assertThat(ProblemTranslation.of(new OptimisticLockingFailureException("row 7"))
                        .status()
                        .value())
                .isEqualTo(409);
        assertThat(ProblemTranslation.of(new IngestionException.DocumentBusyException("d"))
                        .status()
                        .value())
                .isEqualTo(409);
    }

    @Test
    void blamesTheCallerForABrokenBody() {
        assertThat(ProblemTranslation.of(new BadRequestException("chunk"))
                        .status()
                        .value())
                .isEqualTo(400);
        assertThat(ProblemTranslation.of(new BodyTooLargeException(7)).status().value())
                .isEqualTo(413);
    }

    @Test
    void namesWhatIsWrongWithAFilter() {
        var problem = ProblemTranslation.of(
                catchThrowable(() -> MetadataFilterParser.parse(Map.of("year", Map.of("$near", 7)))));

        var reason = "has an unknown operator: [$eq, $gt, $gte, $in, $lt, $lte, $ne, $nin] are known";
        assertThat(problem.status().value()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("filter: " + reason);
        assertThat(problem.details()).isEqualTo(Map.of("filter", reason));
    }

    @Test
    void saysThatANodeLacksTheModelOfTheIndex() {
        var serving = new Generation("2", new VectorSpace("other", 3), Generation.State.SERVING, Instant.EPOCH);

        var problem = ProblemTranslation.of(new OutdatedProcessException("1", serving));

        assertThat(problem.status().value()).isEqualTo(503);
        assertThat(problem.detail()).contains("not configured for", "restarted with that model");
    }
}
