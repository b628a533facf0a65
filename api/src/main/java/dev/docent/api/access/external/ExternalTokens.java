package dev.docent.api.access.external;

import dev.docent.api.access.Authenticated;
import dev.docent.api.access.BearerTokens;
import dev.docent.api.access.Caller;
import dev.docent.api.access.ChatTokens;
import dev.docent.api.access.CredentialKind;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.Grants;
import dev.docent.api.access.PresentedToken;
import dev.docent.api.launch.StartRefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;

/**
 * Authenticates the users of other issuers. Nothing is stored of a token: what hangs on it names the issuer, the account and
 * when the token ends.
 */
@Service
@EnableConfigurationProperties(IssuersProperties.class)
class ExternalTokens implements BearerTokens, CredentialKind {

    private final Map<String, ExternalIssuer> byId = new HashMap<>();
    private final Map<String, ExternalIssuer> byName = new HashMap<>();
    private final ExternalAccounts accounts;
    private final LinkedIdentities identities;
    private final Clock clock;

    ExternalTokens(IssuersProperties properties, ExternalAccounts accounts, LinkedIdentities identities, Clock clock) {
        this.accounts = accounts;
        this.identities = identities;
        this.clock = clock;
        properties.issuers().forEach(this::add);
    }

    private void add(String name, IssuerProperties settings) {
        IssuerCheck.check(name, settings);
        var issuer = new ExternalIssuer(name, settings, clock);
        byName.put(name, issuer);
        var other = byId.put(issuer.id(), issuer);
        if (other != null) {
            throw new StartRefusedException(
                    "docent.access.issuers." + name + " and ." + other.name() + " have the same issuer.",
                    "Delete one of them; its audience may list several values.");
        }
    }

    @Override
    public CredentialRef.Kind kind() {
        return CredentialRef.Kind.EXTERNAL;
    }

    /** Every token that names an issuer other than this service is one of these, so that an unknown one is refused as such. */
    @Override
    public boolean recognize(PresentedToken token) {
        return !token.issuer().isEmpty() && !token.issuer().equals(ChatTokens.ISSUER);
    }

    @Override
    public Authenticated authenticate(PresentedToken token) {
        var issuer = byId.get(token.issuer());
        if (issuer == null) {
            throw new BadCredentialsException("The issuer (iss) of the token is not accepted here");
        }
        var content = issuer.verify(token.text());
        return authenticated(issuer, ref(issuer, content));
    }

    /** Only users of issuers at which people sign in can be linked to the account of a login. */
    private Ref ref(ExternalIssuer issuer, ExternalIssuer.Content content) {
        var link = issuer.signsIn() ? identities.find(issuer.name(), content.user()) : Optional.<LinkedIdentity>empty();
        return link.map(each -> new Ref(issuer.name(), each.account(), content.endsAt(), each.id()))
                .orElseGet(() -> {
                    var own = accounts.own(issuer.name(), content.user());
                    return new Ref(issuer.name(), own.id(), content.endsAt(), "");
                });
    }

    @Override
    public Optional<Authenticated> find(CredentialRef credential) {
        return Ref.parse(credential)
                .filter(ref -> isLinked(ref, existing(List.of(ref))))
                .flatMap(ref -> issuer(ref).map(issuer -> authenticated(issuer, ref)));
    }

    @Override
    public Map<CredentialRef, Grants> current(Collection<CredentialRef> some) {
        var refs = some.stream().flatMap(each -> Ref.parse(each).stream()).toList();
        var linked = existing(refs);
        var current = new HashMap<CredentialRef, Grants>();
        refs.stream()
                .filter(ref -> isLinked(ref, linked))
                .forEach(ref -> issuer(ref).ifPresent(issuer -> current.put(ref.credential(), issuer.grants())));
        return current;
    }

    /** {@return the links of the tokens that still exist} */
    private Set<String> existing(Collection<Ref> tokens) {
        var links =
                tokens.stream().map(Ref::link).filter(each -> !each.isEmpty()).collect(Collectors.toSet());
        return links.isEmpty() ? links : identities.existing(links);
    }

    private static boolean isLinked(Ref token, Set<String> existing) {
        return token.link().isEmpty() || existing.contains(token.link());
    }

    /** {@return the issuer of the token; empty if the token has expired, or the issuer is no longer accepted} */
    private Optional<ExternalIssuer> issuer(Ref token) {
        return token.endsAt().isAfter(clock.instant())
                ? Optional.ofNullable(byName.get(token.issuer()))
                : Optional.empty();
    }

    private static Authenticated authenticated(ExternalIssuer issuer, Ref token) {
        return Authenticated.of(Caller.of(token.account(), token.credential(), issuer.grants(), token.endsAt()));
    }

    /**
     * A token that was verified.
     *
     * @param issuer its name in the settings
     * @param account id of the account of its user
     * @param link id of the link between the user and the account; empty if the account is the user's own
     */
    private record Ref(String issuer, String account, Instant endsAt, String link) {

        private static final Pattern ID = Pattern.compile("([^:]+):(.+)");
        private static final Pattern END = Pattern.compile("(\\d{1,11})(?:-(.+))?");

        /** {@return the token that the credential names; empty if it is none} */
        static Optional<Ref> parse(CredentialRef credential) {
            var id = ID.matcher(credential.id());
            var end = END.matcher(credential.fingerprint());
            return id.matches() && end.matches()
                    ? Optional.of(new Ref(
                            id.group(1),
                            id.group(2),
                            Instant.ofEpochSecond(Long.parseLong(end.group(1))),
                            Objects.requireNonNullElse(end.group(2), "")))
                    : Optional.empty();
        }

        CredentialRef credential() {
            var end = Long.toString(endsAt.getEpochSecond());
            return new CredentialRef(
                    CredentialRef.Kind.EXTERNAL, issuer + ":" + account, link.isEmpty() ? end : end + "-" + link);
        }
    }
}
