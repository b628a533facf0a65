package dev.docent.api.access.external;

import dev.docent.api.access.ChatTokens;
import dev.docent.api.access.Permission;
import dev.docent.api.launch.StartRefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/** Refuses the start if the settings of an issuer are incomplete or contradict each other. */
final class IssuerCheck {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String prefix;
    private final IssuerProperties issuer;

    private IssuerCheck(String name, IssuerProperties issuer) {
        this.prefix = "docent.access.issuers." + name;
        this.issuer = issuer;
    }

    /** @throws StartRefusedException if the settings are not usable */
    static void check(String name, IssuerProperties issuer) {
        var check = new IssuerCheck(name, issuer);
        check.refuseIf(!NAME.matcher(name).matches(), "", "is not a name", "Use a-z, 0-9 and hyphens, at most 40.");
        check.checkClaims();
        check.checkKeys();
        check.checkAlgorithms();
        check.checkClient();
    }

    private void checkClaims() {
        refuseIf(issuer.issuer().isBlank(), ".issuer", "is not set", "Set it to the claim iss of the tokens.");
        refuseIf(
                issuer.issuer().equals(ChatTokens.ISSUER),
                ".issuer",
                "is the issuer of this service's own tokens",
                "Have the other issuer use another claim iss.");
        var isOptional = issuer.signsIn() || issuer.isShared();
        refuseIf(
                isEmpty(issuer.audience()) && !(isOptional && issuer.audience().isEmpty()),
                ".audience",
                "is not set",
                "Set it to the claim aud that the issuer gives to tokens for this installation.");
        refuseIf(isEmpty(issuer.userClaims()), ".user-claims", "is empty", "Name claims, such as user_id,sub.");
        refuseIf(
                issuer.scopes().isEmpty()
                        || issuer.scopes().stream()
                                .anyMatch(scope -> Permission.ofScope(scope).isEmpty()),
                ".scopes",
                "has an unknown scope, or none",
                "Use some of "
                        + Permission.all().stream().map(Permission::scope).toList() + ".");
        refuseIf(
                issuer.clockSkew().isNegative() || issuer.clockSkew().compareTo(MAX_SKEW) > 0,
                ".clock-skew",
                "is out of range",
                "Set it to 0s to 5m.");
    }

    private void checkKeys() {
        var sources = Stream.of(!issuer.jwksUri().isBlank(), issuer.discovery(), issuer.isShared())
                .filter(Boolean::booleanValue)
                .count();
        refuseIf(
                sources != 1,
                "",
                sources == 0 ? "has no source of keys" : "has several sources of keys",
                "Set one of jwks-uri, discovery and shared-secret.");
        refuseIf(
                !issuer.jwksUri().isBlank() && !isSafe(issuer.jwksUri()),
                ".jwks-uri",
                "is not a URL with https",
                "Keys that are read without TLS could be replaced on the way.");
        refuseIf(
                issuer.discovery() && !isSafe(issuer.issuer()),
                ".issuer",
                "is not a URL with https",
                "Discovery reads the keys from there; set jwks-uri if the issuer has another name.");
    }

    private void checkAlgorithms() {
        for (var algorithm : issuer.algorithms()) {
            var known = issuer.isShared()
                    ? MacAlgorithm.from(algorithm) != null
                    : SignatureAlgorithm.from(algorithm) != null;
            refuseIf(
                    !known,
                    ".algorithms",
                    "has " + algorithm + ", which its keys cannot verify",
                    issuer.isShared()
                            ? "A shared secret has one of HS256, HS384 and HS512."
                            : "Public keys have RS256, ES256, PS256 or their longer variants.");
        }
        if (issuer.isShared()) {
            refuseIf(issuer.algorithms().size() != 1, ".algorithms", "has several", "A shared secret has one.");
            var bits = SharedSecret.bytes(prefix, issuer.sharedSecret()).length * 8;
            var required = Integer.parseInt(issuer.algorithms().getFirst().substring(2));
            refuseIf(
                    bits < required,
                    ".shared-secret",
                    "has " + bits + " bits",
                    issuer.algorithms().getFirst() + " requires at least " + required + " (RFC 7518, section 3.2).");
        }
    }

    private void checkClient() {
        refuseIf(
                issuer.signsIn() && !issuer.discovery(),
                ".client-id",
                "is set without discovery",
                "Set discovery=true: people sign in at the addresses that the issuer publishes.");
        refuseIf(
                !issuer.signsIn() && !issuer.clientSecret().isBlank(),
                ".client-secret",
                "is set without client-id",
                "Set client-id to the name of this service at the issuer.");
    }

    private static boolean isEmpty(List<String> values) {
        return values.isEmpty() || values.stream().anyMatch(String::isBlank);
    }

    /** {@return whether nobody can change what is read from the URL on its way} */
    static boolean isSafe(String text) {
        try {
            var url = URI.create(text);
            return url.getHost() != null
                    && ("https".equals(url.getScheme())
                            || "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void refuseIf(boolean wrong, String setting, String problem, String remedy) {
        if (wrong) {
            throw new StartRefusedException(prefix + setting + " " + problem + ".", remedy);
        }
    }
}
