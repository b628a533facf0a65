package dev.docent.api.media;

import dev.docent.api.access.Accounts;
import dev.docent.api.access.Authenticated;
import dev.docent.api.access.Caller;
import dev.docent.api.access.CredentialKind;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.Permission;
import dev.docent.api.access.secret.LinkSignature;
import dev.docent.api.access.secret.TokenKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The links by which renditions are downloaded without a credential. A link is signed, names one rendition and its owner,
 * expires, and is refused as soon as the credential that it was made with has ended. Links that are made within an hour are
 * the same, so that clients may keep what they downloaded. Safe for concurrent use.
 */
@Component
class MediaLinks {

    private static final long ROUNDING = Duration.ofHours(1).toSeconds();

    private final LinkSignature signature;
    private final Map<CredentialRef.Kind, CredentialKind> kinds;
    private final Accounts accounts;
    private final Duration lifetime;
    private final Clock clock;

    MediaLinks(TokenKeys keys, List<CredentialKind> kinds, Accounts accounts, MediaProperties settings, Clock clock) {
        this.signature = new LinkSignature(keys, "media links");
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(CredentialKind::kind, Function.identity()));
        this.accounts = accounts;
        this.lifetime = settings.linkLifetime();
        this.clock = clock;
    }

    /** {@return when links that are made now expire} */
    Instant expiry() {
        var earliest = clock.instant().plus(lifetime).getEpochSecond();
        return Instant.ofEpochSecond(Math.ceilDiv(earliest, ROUNDING) * ROUNDING);
    }

    /** {@return the value of the parameter {@code link}} */
    String make(Caller caller, String id, String rendition) {
        var link = new MediaLink(caller.account(), caller.credential(), expiry()).text();
        return link + "." + signature.of(signed(id, rendition, link));
    }

    /** {@return the link, if it was made for this rendition, has not expired, and its credential and account permit it now} */
    Optional<MediaLink> verify(String id, String rendition, String text) {
        var dot = text.lastIndexOf('.');
        if (dot < 0 || !signature.matches(signed(id, rendition, text.substring(0, dot)), text.substring(dot + 1))) {
            return Optional.empty();
        }
        return MediaLink.parse(text.substring(0, dot))
                .filter(link -> clock.instant().isBefore(link.expiresAt()))
                .filter(this::isPermitted);
    }

    private boolean isPermitted(MediaLink link) {
        var isActive = accounts.get(link.owner())
                .filter(account -> !account.isSuspended())
                .isPresent();
        return isActive
                && Optional.ofNullable(kinds.get(link.credential().kind()))
                        .flatMap(kind -> kind.find(link.credential()))
                        .map(Authenticated::caller)
                        .filter(caller -> caller.account().equals(link.owner()))
                        .filter(caller -> caller.permissions().contains(Permission.CHAT))
                        .isPresent();
    }

    private static String signed(String id, String rendition, String link) {
        return id + "/" + rendition + "?" + link;
    }
}
