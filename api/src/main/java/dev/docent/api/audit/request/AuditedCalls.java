package dev.docent.api.audit.request;

import dev.docent.api.access.Caller;
import dev.docent.api.audit.AuditAction;
import dev.docent.api.audit.AuditEvent;
import dev.docent.api.audit.AuditLog;
import dev.docent.api.audit.Audited;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.ExpressionException;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Records calls of endpoints as their {@link Audited} declares. Safe for concurrent use. */
@Component
class AuditedCalls {

    private static final int MAX_IDS = 20;

    private final AuditLog log;
    private final ProblemWriter problems;
    private final SpelExpressionParser expressions = new SpelExpressionParser();

    AuditedCalls(AuditLog log, ProblemWriter problems) {
        this.log = log;
        this.problems = problems;
    }

    /** Records a call that returned. */
    void done(Audited audited, HttpServletRequest request, @Nullable Object result) {
        log.record(event(audited, request).on(target(audited, request, result)));
    }

    /** Records a call that failed, unless its input was wrong: then nothing was tried. */
    void failed(Audited audited, HttpServletRequest request, Exception failure) {
        var status = problems.view(failure, request).status();
        if (status >= 500) {
            log.record(
                    event(audited, request).on(target(audited, request, null)).failed(String.valueOf(status)));
        } else if (status == 401 || status == 403 || status == 404) {
            log.record(event(audited, request).refused(String.valueOf(status)));
        }
    }

    static boolean isRecorded(Audited audited) {
        return audited.value() != AuditAction.NONE;
    }

    private static AuditEvent event(Audited audited, HttpServletRequest request) {
        var caller = caller();
        var account = AuditedThing.account().or(() -> caller.map(Caller::account));
        return AuditEvent.of(audited.value(), account.orElse(null))
                .by(
                        caller.map(Caller::account).orElse(null),
                        caller.map(each -> each.credential().id()).orElse(null))
                .from(request.getRemoteAddr());
    }

    private static Optional<Caller> caller() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(each -> each.getPrincipal() instanceof Caller caller ? caller : null);
    }

    private @Nullable String target(Audited audited, HttpServletRequest request, @Nullable Object result) {
        return AuditedThing.id()
                .or(() -> ofResult(audited, result))
                .or(() -> ofPath(audited, request))
                .orElse(null);
    }

    private Optional<String> ofResult(Audited audited, @Nullable Object result) {
        var body = result instanceof ResponseEntity<?> entity ? entity.getBody() : result;
        if (body == null || audited.result().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                            expressions.parseExpression(audited.result()).getValue(body))
                    .map(AuditedCalls::text);
        } catch (ExpressionException absent) {
            return Optional.empty();
        }
    }

    private static String text(Object ids) {
        return ids instanceof Collection<?> several
                ? several.stream().limit(MAX_IDS).map(String::valueOf).collect(Collectors.joining(" "))
                : String.valueOf(ids);
    }

    private static Optional<String> ofPath(Audited audited, HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable(variables.get(audited.path())).map(String::valueOf)
                : Optional.empty();
    }
}
