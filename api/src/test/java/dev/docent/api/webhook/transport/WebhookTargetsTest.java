package dev.docent.api.webhook.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docent.api.problem.ProblemException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where messages may go. */
class WebhookTargetsTest {

    private static final DnsResolver NAMES = new Names(Map.of(
            "receiver.example", List.of("1.1.1.1", "2606:4700:4700::1111"),
            "inside.example", List.of("10.0.0.7"),
            "both.example", List.of("1.1.1.1", "127.0.0.1"),
            "many.example", List.of("1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4")));

    private final WebhookTargets strict = new WebhookTargets(new CheckedAddresses(NAMES, false), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://receiver.example",
                "https://receiver.example:8443/hook?a=b",
                "HTTPS://receiver.example/",
                "https://1.1.1.1/",
                "https://[2606:4700:4700::1111]/"
            })
    void arePublicAddresses(String url) {
        assertThat(strict.check(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "receiver.example",
                "/hook",
                "http://receiver.example",
                "ftp://receiver.example",
                "file:///etc/passwd",
                "https:receiver.example",
                "https://",
                "https:///hook",
                "https://user@receiver.example",
                "https://user:secret@receiver.example",
                "https://@receiver.example",
                "https://receiver.example#part",
                "https://receiver.example:0",
                "https://receiver.example:65536",
                "https://receiver.example:99999999999",
                "https://absent.example",
                "https://inside.example",
                "https://both.example",
                "https://127.0.0.1",
                "https://127.1",
                "https://2130706433",
                "https://0x7f000001",
                "https://[::1]",
                "https://[::ffff:169.254.169.254]",
                "https://[fe80::1]",
                "https://receiver.example\\@inside.example",
                "https://receiver.example/\u0000"
            })
    void areNeverThese(String url) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> strict.check(url))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().status().value()).isEqualTo(400);
                    assertThat(refusal.problem().details()).containsOnlyKeys("url");
                });
    }

    @Test
    void tellNoNameInsideFromOneThatDoesNotExist() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> strict.check("https://inside.example"))
                .withMessage("url: does not lead to a public address");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> strict.check("https://absent.example"))
                .withMessage("url: does not lead to a public address");
    }

    @Test
    void arePrivateOnesWhereThatIsAllowed() {
        var lenient = new WebhookTargets(new CheckedAddresses(NAMES, true), true);

        assertThat(lenient.check("http://inside.example:8080/")).isEqualTo("http://inside.example:8080/");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> lenient.check("ftp://inside.example"));
    }

    @Test
    void areTriedAtAFewAddressesAtMost() throws UnknownHostException {
        assertThat(new CheckedAddresses(NAMES, false).resolve("many.example")).hasSize(3);
    }
}
