package dev.docent.api.access.external;

import dev.docent.api.launch.PublicAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** The issuers at which people sign in: those with a {@code client-id}. */
@Service
public class SignInIssuers {

    private final Map<String, SignInIssuer> issuers = new TreeMap<>();

    SignInIssuers(IssuersProperties properties, PublicAddress address, Clock clock) {
        properties.issuers().forEach((name, settings) -> {
            if (settings.signsIn()) {
                issuers.put(name, new SignInIssuer(name, settings, address, clock));
            }
        });
    }

    /** {@return all of them, by name} */
    public List<SignInIssuer> all() {
        return List.copyOf(issuers.values());
    }

    public Optional<SignInIssuer> find(String name) {
        return Optional.ofNullable(issuers.get(name));
    }

    /**
     * What must be remembered of a sign-in until it ends.
     *
     * @param state ties the answer of the issuer to the browser in which it began
     * @param nonce ties the ID token to this attempt
     * @param verifier ties the code to it (RFC 7636)
     */
    public record Attempt(String state, String nonce, String verifier) {

        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /** A sign-in that has begun. @param url where the browser of the person goes */
    public record Begun(String url, Attempt attempt) {}
}
