package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the page loads on a cold cache before the first question, and that nothing moves. Its times, with a processor that is
 * slowed four times, are printed: other tests and programs on the machine decide about them.
 */
@ExtendWith(SharedInstallation.class)
class SpeedPageIT {

    private static final int SLOWED = 4;
    private static final int MOST_BYTES = 300_000;

    private final Installation installation;

    SpeedPageIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void loadsLittleAndMovesNothing() {
        try (var anna = installation.person("Anna")) {
            var received = new AtomicLong();
            var devtools = anna.browser().newCDPSession(anna.page());
            devtools.send("Network.enable");
            devtools.on(
                    "Network.loadingFinished",
                    event -> received.addAndGet(event.get("encodedDataLength").getAsLong()));
            var slow = new JsonObject();
            slow.addProperty("rate", SLOWED);
            devtools.send("Emulation.setCPUThrottlingRate", slow);
            anna.page().addInitScript("""
                    new PerformanceObserver(list => list.getEntries().forEach(entry => (window.shifts = (window.shifts ?? 0) + entry.value)))
                      .observe({ type: 'layout-shift', buffered: true });
                    document.addEventListener('focusin', event =>
                      event.target.id === 'question' && (window.usable ??= performance.now()));""");

            anna.open("");
            assertThat(anna.field("Your question")).isFocused();

            var first = number(anna, "performance.getEntriesByName('first-contentful-paint')[0].startTime");
            var usable = number(anna, "window.usable");
            var shifts = number(anna, "window.shifts ?? 0");
            System.out.printf(
                    "event=page_speed first_content_ms=%.0f usable_ms=%.0f bytes=%d shifts=%.4f%n",
                    first, usable, received.get(), shifts);
            assertThat(received.get()).isLessThan(MOST_BYTES);
            assertThat(shifts).isZero();
        }
    }

    private static double number(Person person, String expression) {
        return ((Number) person.page().evaluate(expression)).doubleValue();
    }
}
