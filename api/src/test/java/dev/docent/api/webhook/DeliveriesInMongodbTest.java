package dev.docent.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same over records in MongoDB, which several processes share. */
class DeliveriesInMongodbTest extends DeliveriesTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }

    @Test
    void areNoMoreToAHostThanItsLimitFromAllProcesses() {
        var webhook = docent.webhook("ada");
        for (var number = 0; number < 130; number++) {
            docent.test(webhook);
        }
        var here = docent.queueElsewhere();
        var there = docent.queueElsewhere();

        assertThat(Stream.generate(here::claim).limit(60)).allMatch(Optional::isPresent);
        assertThat(Stream.generate(there::claim).takeWhile(Optional::isPresent)).hasSize(40);
        assertThat(here.claim()).isEmpty();
        assertThat(there.untilNextDue()).isEqualTo(Duration.ofSeconds(10));

        clock.forward(Duration.ofSeconds(10));
        assertThat(there.claim()).isPresent();
    }
}
