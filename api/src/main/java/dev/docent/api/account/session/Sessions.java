package dev.docent.api.account.session;

import dev.docent.api.access.AccessTokens;
import dev.docent.api.access.Authenticated;
import dev.docent.api.access.BearerTokens;
import dev.docent.api.access.Caller;
import dev.docent.api.access.CredentialKind;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.Grants;
import dev.docent.api.access.Permission;
import dev.docent.api.access.PresentedToken;
import dev.docent.api.account.AccountProperties;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;

/**
 * The sessions of people who signed in. A session that ends is deleted, and with it ends everything that hangs on it. Safe
 * for concurrent use.
 */
@Service
public class Sessions implements CredentialKind, BearerTokens {

    private static final int MAX_PER_ACCOUNT = 50;
    private static final Grants ALL = new Grants(Permission.all(), null);
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final SessionRepository sessions;
    private final AccessTokens tokens;
    private final AccountProperties properties;
    private final Clock clock;

    Sessions(SessionRepository sessions, AccessTokens tokens, AccountProperties properties, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    /** {@return the tokens of a new session} An account has a bounded number: the one that was not used longest ends. */
    public SessionTokens start(String account, String device) {
        endOldest(account);
        var now = clock.instant();
        var token = RefreshToken.first(RecordIds.next());
        var session = new Session(
                token.session(),
                null,
                account,
                token.familyHash(),
                token.hash(),
                device,
                now,
                now,
                now.plus(properties.sessionIdle()));
        return tokens(sessions.save(session), token);
    }

    /**
     * {@return new tokens of a session, in place of those of the refresh token} If the refresh token was used before, it may
     * have been stolen, and the session ends.
     *
     * @throws BadCredentialsException if the token is not valid
     */
    public SessionTokens refresh(String text) {
        var token = parse(text);
        var session = found(token);
        if (!token.isCurrentOf(session)) {
            throw reused(session);
        }
        var next = token.next();
        try {
            return tokens(sessions.save(session.refreshed(next.hash(), clock.instant(), end(session))), next);
        } catch (OptimisticLockingFailureException usedTwice) {
            throw reused(session);
        }
    }

    /** {@return the id of the account whose session has this refresh token} @throws BadCredentialsException if there is none */
    public String account(String text) {
        return found(parse(text)).account();
    }

    /** Ends the session of the refresh token. A token that is not valid is ignored. */
    public void endWith(String text) {
        RefreshToken.parse(text)
                .flatMap(token -> sessions.findById(token.session()).filter(token::isOf))
                .ifPresent(session -> sessions.deleteByAccountAndId(session.account(), session.id()));
    }

    public Page<SessionView> list(String account, OffsetPage page, CredentialRef current) {
        return sessions.findByAccount(account, page).map(session -> SessionView.of(session, current));
    }

    /** Ends a session. @throws ProblemException (404) if the account has none with this id */
    public void end(String account, String id) {
        var session = sessions.findByAccountAndId(account, id)
                .orElseThrow(() -> ProblemException.notFound("There is no session " + id));
        sessions.deleteByAccountAndId(account, session.id());
        log.info("event=session_ended account={} session={}", account, id);
    }

    /** Ends all sessions of the account. */
    public void endAll(String account) {
        sessions.deleteByAccount(account);
        log.info("event=sessions_ended account={}", account);
    }

    /** {@return whether the session of the account is one that someone began by signing in no longer ago than this} */
    public boolean beganWithin(Duration time, String account, CredentialRef credential) {
        return sessions.findByAccountAndId(account, credential.id())
                .filter(session -> session.createdAt().plus(time).isAfter(clock.instant()))
                .isPresent();
    }

    @Override
    public boolean recognize(PresentedToken token) {
        return tokens.recognize(token);
    }

    @Override
    public Authenticated authenticate(PresentedToken token) {
        var content = tokens.verify(token);
        return find(content.session())
                .filter(found -> found.caller().account().equals(content.account()))
                .orElseThrow(() -> new BadCredentialsException("The session of the token has ended"));
    }

    @Override
    public CredentialRef.Kind kind() {
        return CredentialRef.Kind.SESSION;
    }

    @Override
    public Optional<Authenticated> find(CredentialRef credential) {
        return sessions.findById(credential.id())
                .filter(session -> isCurrent(session, credential))
                .map(session -> Authenticated.of(Caller.of(session.account(), session.ref(), ALL, lastEnd(session))));
    }

    @Override
    public Map<CredentialRef, Grants> current(Collection<CredentialRef> some) {
        var found = sessions.findByIdIn(some.stream().map(CredentialRef::id).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Session::id, Function.identity()));
        return some.stream()
                .filter(ref -> Optional.ofNullable(found.get(ref.id()))
                        .filter(session -> isCurrent(session, ref))
                        .isPresent())
                .collect(Collectors.toMap(Function.identity(), ref -> ALL));
    }

    void deleteExpired() {
        sessions.deleteByExpiresAtBefore(clock.instant());
    }

    private boolean isCurrent(Session session, CredentialRef ref) {
        return session.ref().equals(ref) && !session.isExpired(clock.instant());
    }

    private static RefreshToken parse(String text) {
        return RefreshToken.parse(text)
                .orElseThrow(() -> new BadCredentialsException("The refresh token is not valid"));
    }

    private Session found(RefreshToken token) {
        return sessions.findById(token.session())
                .filter(token::isOf)
                .filter(session -> !session.isExpired(clock.instant()))
                .orElseThrow(() -> new BadCredentialsException("The session has ended: sign in"));
    }

    private BadCredentialsException reused(Session session) {
        sessions.deleteByAccountAndId(session.account(), session.id());
        log.warn("event=refresh_token_reused account={} session={}", session.account(), session.id());
        return new BadCredentialsException("The refresh token was used before, so the session was ended: sign in");
    }

    private void endOldest(String account) {
        var oldest = sessions.findByAccount(
                account, new OffsetPage(1, MAX_PER_ACCOUNT - 1, Sort.by(Sort.Direction.DESC, "lastUsedAt")));
        List.copyOf(oldest.getContent()).forEach(session -> sessions.deleteByAccountAndId(account, session.id()));
    }

    private Instant end(Session session) {
        var idle = clock.instant().plus(properties.sessionIdle());
        return idle.isBefore(lastEnd(session)) ? idle : lastEnd(session);
    }

    /** {@return when the session ends even if it is refreshed} */
    private Instant lastEnd(Session session) {
        return session.createdAt().plus(properties.sessionLifetime());
    }

    private SessionTokens tokens(Session session, RefreshToken refresh) {
        var lifetime = properties.accessTokenLifetime();
        var access = tokens.issue(session.account(), session.ref(), lifetime);
        return new SessionTokens(access, lifetime, refresh.text(), properties.sessionIdle());
    }
}
