package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestCarriersTest {

    private final @Nullable String before = System.getProperty(RequestCarriers.PARALLELISM);

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(RequestCarriers.PARALLELISM);
        } else {
            System.setProperty(RequestCarriers.PARALLELISM, before);
        }
    }

    @Test
    void areSeveralForEachCore() {
        System.clearProperty(RequestCarriers.PARALLELISM);
        RequestCarriers.set();

        assertThat(Integer.getInteger(RequestCarriers.PARALLELISM))
                .isGreaterThan(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void areAsManyAsTheJvmIsStartedWith() {
        System.setProperty(RequestCarriers.PARALLELISM, "3");
        RequestCarriers.set();

        assertThat(Integer.getInteger(RequestCarriers.PARALLELISM)).isEqualTo(3);
    }
}
