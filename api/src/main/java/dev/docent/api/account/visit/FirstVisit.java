package dev.docent.api.account.visit;

import dev.docent.api.access.Accounts;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.session.SessionTokens;
import dev.docent.api.account.session.Sessions;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.launch.StartNotice;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/**
 * Lets whoever starts the service use the page before anybody has registered: by a link that the start prints, which is valid
 * on the machine of the service until then. Its session is one of the root account. Only the hash of the token is kept after
 * it was printed, and only in memory, so that each start has its own.
 */
@Component
final class FirstVisit implements StartNotice {

    private static final Logger log = LoggerFactory.getLogger(FirstVisit.class);
    private static final int TOKEN_BYTES = 24;
    private static final String DEVICE = "first visit";

    private final LoginRepository logins;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Environment environment;
    private volatile byte[] hash = new byte[0];

    FirstVisit(LoginRepository logins, Accounts accounts, Sessions sessions, Environment environment) {
        this.logins = logins;
        this.accounts = accounts;
        this.sessions = sessions;
        this.environment = environment;
    }

    @Override
    public Optional<String> line() {
        return logins.count() > 0
                ? Optional.empty()
                : Optional.of("Open https://localhost:%s/#start=%s on this machine to ask the first question"
                        .formatted(environment.getProperty("local.server.port"), newToken()));
    }

    /** {@return the token of this start} An earlier one is no longer valid. */
    String newToken() {
        var random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        hash = hash(token);
        return token;
    }

    /**
     * {@return the tokens of a new session of the root account}
     *
     * @param address the IP address of the caller
     * @throws BadCredentialsException if the token is wrong, the caller is on another machine, or somebody has registered
     */
    SessionTokens begin(String token, String address) {
        if (!MessageDigest.isEqual(hash, hash(token)) || !isLocal(address) || logins.count() > 0) {
            throw new BadCredentialsException(
                    "The link has expired: sign in, or start the service again for a new one");
        }
        var root = accounts.root();
        AuditedThing.ofAccount(root.id());
        log.info("event=first_visit account={}", root.id());
        return sessions.start(root.id(), DEVICE);
    }

    private static boolean isLocal(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException noLiteral) {
            return false;
        }
    }

    private static byte[] hash(String token) {
        return DigestUtils.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
