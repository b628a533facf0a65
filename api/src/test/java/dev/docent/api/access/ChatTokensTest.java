package dev.docent.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.access.secret.AccessProperties;
import dev.docent.api.access.secret.TokenKeys;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;

/** What is forged is tried over HTTP; here are time, and keys that change. */
class ChatTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String FIRST = "the first secret, which has more than 256 bits";
    private static final String SECOND = "the second secret, which has more than 256 bits and is longer than 512";
    private static final CredentialRef KEY = CredentialRef.key("01a1fcb7-0000-7000-8000-000000000000", "0123abcd");
    private static final ChatToken TOKEN =
            new ChatToken("account", KEY, "conversation", "https://localhost/query", Set.of(Permission.CHAT));

    @Test
    void saysWhatItWasIssuedFor() {
        var tokens = tokens(FIRST, "", NOW);

        assertThat(tokens.verify(tokens.issue(TOKEN, null).text())).isEqualTo(TOKEN);
    }

    @Test
    void isAlwaysSignedWithHs256HoweverLongTheSecret() {
        for (var secret : new String[] {FIRST, SECOND}) {
            var header = tokens(secret, "", NOW).issue(TOKEN, null).text().split("\\.")[0];

            assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                    .contains("\"alg\":\"HS256\"", "\"kid\":");
        }
    }

    @Test
    void isStillGoodAfterItsKeyWasReplacedWhileTheOldOneIsKept() {
        var token = tokens(FIRST, "", NOW).issue(TOKEN, null).text();

        assertThat(tokens(SECOND, FIRST, NOW).verify(token)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> tokens(SECOND, "", NOW).verify(token)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void outlivesItsEndByAMinuteOfSkewAtTheMost() {
        var issued = tokens(FIRST, "", NOW).issue(TOKEN, null);

        assertThat(issued.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(tokens(FIRST, "", NOW.plusSeconds(3655)).verify(issued.text()))
                .isEqualTo(TOKEN);
        assertThatThrownBy(() -> tokens(FIRST, "", NOW.plusSeconds(3662)).verify(issued.text()))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void endsWithItsKeyAtTheLatest() {
        var tokens = tokens(FIRST, "", NOW);

        var brief = tokens.issue(TOKEN, NOW.plusMillis(60_900));
        assertThat(brief.expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(brief.seconds()).isEqualTo(60);
        assertThat(tokens.issue(TOKEN, NOW.plusSeconds(7200)).seconds()).isEqualTo(3600);
    }

    @Test
    void ofAnEarlierVersionNamesNoKeyAndIsRefused() {
        var tokens = tokens(FIRST, "", NOW);
        var secret = new TokenKeys(FIRST, "");
        var parts = tokens.issue(TOKEN, null).text().split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var earlier = Jwts.builder()
                .header()
                .keyId(secret.currentId())
                .and()
                .content(claims.replace("\"credential\"", "\"removed\""))
                .signWith(secret.currentKey(), Jwts.SIG.HS256)
                .compact();

        assertThatThrownBy(() -> tokens.verify(earlier))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessageContaining("Start the chat again");
    }

    @Test
    void isNotOfTheFuture() {
        var token = tokens(FIRST, "", NOW.plusSeconds(120)).issue(TOKEN, null).text();

        assertThatThrownBy(() -> tokens(FIRST, "", NOW).verify(token)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void isNeverShownInALog() {
        var issued = tokens(FIRST, "", NOW).issue(TOKEN, null);

        assertThat(issued.toString()).doesNotContain(issued.text());
    }

    private static ChatTokens tokens(String current, String previous, Instant now) {
        return new ChatTokens(
                new TokenKeys(current, previous),
                new AccessProperties("", "", "", Duration.ofHours(1)),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
