package dev.docent.api.access.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.api.access.Caller;
import dev.docent.api.access.Endpoints;
import dev.docent.api.connection.ClientAddress;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.exchange.RateLimitHeaders;
import dev.docent.api.exchange.ReceivedBytes;
import dev.docent.api.limit.AddressLimits;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.api.limit.LimitDecision;
import dev.docent.api.limit.LimitDecision.Exceeded;
import dev.docent.api.limit.Limits;
import dev.docent.api.problem.Problem;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Refuses requests that exceed a limit (429; 409 if waiting does not help), and reports how much is left of the tightest
 * one. An address that presented many bad credentials may present only those that were accepted from it before: they are
 * remembered for an hour, as hashes, so that whoever guesses does not lock out others at the address. Safe for concurrent use.
 */
@Component
final class LimitGate {

    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final AddressLimits addresses;
    private final Limits limits;
    private final Endpoints endpoints;
    private final ProblemWriter problems;
    private final AuditedRefusals audit;
    private final Cache<String, Boolean> accepted = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    LimitGate(
            AddressLimits addresses,
            Limits limits,
            Endpoints endpoints,
            ProblemWriter problems,
            AuditedRefusals audit) {
        this.addresses = addresses;
        this.limits = limits;
        this.endpoints = endpoints;
        this.problems = problems;
        this.audit = audit;
    }

    /** {@return whether the credential of the request may be looked up; if not, the request has been answered} */
    boolean admitsCredential(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var decision = addresses.mayPresentCredential(address(request));
        return decision.refused() == null
                || accepted.getIfPresent(remembered(request)) != null
                || admits(decision, request, response);
    }

    /** {@return whether a request without a valid credential may be served} @param bad whether it had one that is not valid */
    boolean admitsAnonymous(boolean bad, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var decision =
                bad ? addresses.countBadCredential(address(request)) : addresses.countAnonymous(address(request));
        return bad && decision.refused() == null || admits(decision, request, response);
    }

    /** {@return whether the caller's request may be served, which counts it} */
    boolean admits(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        accepted.put(remembered(request), true);
        var decision = limits.count(
                caller.account(), caller.credential().id(), counted(request), request.getContentLengthLong());
        return admits(decision, request, response);
    }

    /** Counts what was unknown before the request was served. */
    void served(Caller caller, HttpServletRequest request) {
        if (request.getContentLengthLong() < 0 && counted(request).contains(Counted.UPLOAD)) {
            limits.chargeBytes(caller.account(), caller.credential().id(), ReceivedBytes.of(request));
        }
    }

    private Set<Counted> counted(HttpServletRequest request) {
        return endpoints
                .find(request)
                .map(endpoint -> endpoint.getMethodAnnotation(Counts.class))
                .map(counts -> counted(counts, request))
                .orElse(Set.of());
    }

    private static Set<Counted> counted(Counts counts, HttpServletRequest request) {
        var counted = EnumSet.copyOf(Arrays.asList(counts.value()));
        if (counted.contains(Counted.QUESTION) && !EventWriter.isPreferredBy(request)) {
            counted.remove(Counted.STREAM);
        }
        return counted;
    }

    private boolean admits(LimitDecision decision, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var standing = decision.tightest();
        var refused = decision.refused();
        if (standing != null && refused == null) {
            RateLimitHeaders.tighten(response, standing.limit(), standing.remaining(), standing.resetSeconds());
        } else if (standing != null) {
            RateLimitHeaders.set(response, standing.limit(), standing.remaining(), standing.resetSeconds());
        }
        if (refused == null) {
            return true;
        }
        audit.record(request, refused.name());
        problems.write(problem(refused), request, response);
        return false;
    }

    private static Problem problem(Exceeded refused) {
        var details = Map.<String, Object>of("limit", refused.name());
        var wait = refused.retryAfterSeconds();
        return wait == null
                ? Problem.of(HttpStatus.CONFLICT, refused.sentence(), details)
                : Problem.of(HttpStatus.TOO_MANY_REQUESTS, refused.sentence(), details)
                        .with(HttpHeaders.RETRY_AFTER, Long.toString(wait));
    }

    private static String address(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }

    /** {@return a hash of the address and the credential} */
    private static String remembered(HttpServletRequest request) {
        return DigestUtils.sha256Hex(address(request) + " " + request.getHeader(CredentialFilter.API_KEY) + " "
                + request.getHeader(HttpHeaders.AUTHORIZATION));
    }
}
