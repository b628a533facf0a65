package dev.docent.api.access.external;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.launch.StartRefusedException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IssuerCheckTest {

    private static final String SECRET = "a-secret-of-the-tests-that-has-over-256-bits";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issuer=                                   | .issuer is not set
            issuer=docent                             | own tokens
            audience=docent,                          | .audience is not set
            shared-secret=                            | no source of keys
            jwks-uri=https://idp.example/keys         | several sources of keys
            discovery=true                            | several sources of keys
            shared-secret=short                       | 40 bits
            shared-secret=base64:%%%                  | not Base64
            algorithms=RS256                          | RS256, which its keys cannot verify
            algorithms=none                           | none, which its keys cannot verify
            algorithms=HS512                          | HS512 requires at least 512
            algorithms=HS256,HS384                    | .algorithms has several
            user-claims=                              | .user-claims is empty
            scopes=                                   | unknown scope
            scopes=chat,everything                    | unknown scope
            clock-skew=6m                             | .clock-skew
            clock-skew=-1s                            | .clock-skew
            client-id=docent                          | .client-id is set without discovery
            client-secret=of-the-client               | .client-secret is set without client-id
            """)
    void refusesWhatIsIncomplete(String change, String message) {
        assertRefused(SECRET, change, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jwks-uri=http://idp.example/keys          | .jwks-uri is not a URL with https
            jwks-uri=file:///keys                     | .jwks-uri is not a URL with https
            jwks-uri=https                            | .jwks-uri is not a URL with https
            jwks-uri=ht tp://                         | .jwks-uri is not a URL with https
            discovery=true                            | .issuer is not a URL with https
            """)
    void refusesKeysThatOthersCouldReplace(String change, String message) {
        assertRefused("", change, message);
    }

    @Test
    void requiresAnAudienceOfTokensThatOthersVerifyToo() {
        var settings = Map.of("jwks-uri", "https://idp.example/keys", "audience", "");

        assertThatThrownBy(() -> IssuerCheck.check("yral", settings("", settings)))
                .hasMessageContaining("docent.access.issuers.yral.audience is not set");
    }

    @Test
    void refusesToVerifyPublicKeysAsSecrets() {
        var settings = new HashMap<>(Map.of("jwks-uri", "https://idp.example/keys", "algorithms", "RS256,HS256"));

        assertThatThrownBy(() -> IssuerCheck.check("yral", settings("", settings)))
                .hasMessageContaining("docent.access.issuers.yral.algorithms has HS256");
    }

    @Test
    void refusesNamesThatWouldBeAmbiguous() {
        assertThatThrownBy(() -> IssuerCheck.check("a:b", settings(SECRET, Map.of())))
                .isInstanceOf(StartRefusedException.class);
    }

    @Test
    void acceptsEachSourceOfKeys() {
        assertThatCode(() -> {
                    IssuerCheck.check("yral", settings(SECRET, Map.of()));
                    IssuerCheck.check("yral", settings(SECRET, Map.of("audience", "")));
                    IssuerCheck.check("yral", settings("", Map.of("jwks-uri", "https://idp.example/keys")));
                    IssuerCheck.check("yral", settings("", Map.of("jwks-uri", "http://localhost:8080/keys")));
                    var discovered = Map.of("issuer", "https://idp.example/realms/a", "discovery", "true");
                    IssuerCheck.check("yral", settings("", discovered));
                    var forPeople = new HashMap<>(discovered);
                    forPeople.putAll(Map.of("audience", "", "client-id", "docent", "client-secret", "of the client"));
                    IssuerCheck.check("yral", settings("", forPeople));
                })
                .doesNotThrowAnyException();
    }

    private static void assertRefused(String secret, String change, String message) {
        var parts = change.split("=", 2);
        assertThatThrownBy(() -> IssuerCheck.check("yral", settings(secret, Map.of(parts[0], parts[1]))))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("docent.access.issuers.yral")
                .hasMessageContaining(message)
                .hasMessageNotContaining(SECRET);
    }

    private static IssuerProperties settings(String secret, Map<String, String> changes) {
        var values = new HashMap<>(Map.of("issuer", "yral_auth", "audience", "docent", "shared-secret", secret));
        values.putAll(changes);
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put("yral." + name, value));
        return new Binder(source).bindOrCreate("yral", IssuerProperties.class);
    }
}
