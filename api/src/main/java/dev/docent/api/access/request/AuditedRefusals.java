package dev.docent.api.access.request;

import dev.docent.api.access.Caller;
import dev.docent.api.access.Endpoints;
import dev.docent.api.audit.AuditAction;
import dev.docent.api.audit.AuditEvent;
import dev.docent.api.audit.AuditLog;
import dev.docent.api.audit.Audited;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Records the requests that were refused before an endpoint was called. */
@Component
final class AuditedRefusals {

    private final AuditLog log;
    private final Endpoints endpoints;

    AuditedRefusals(AuditLog log, Endpoints endpoints) {
        this.log = log;
        this.endpoints = endpoints;
    }

    /** Records a refusal. @param reason a status or the name of a limit */
    void record(HttpServletRequest request, String reason) {
        var caller = Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(each -> each.getPrincipal() instanceof Caller known ? known : null);
        log.record(AuditEvent.of(
                        caller.isEmpty() ? AuditAction.REQUEST : action(request),
                        caller.map(Caller::account).orElse(null))
                .by(
                        caller.map(Caller::account).orElse(null),
                        caller.map(each -> each.credential().id()).orElse(null))
                .from(request.getRemoteAddr())
                .refused(reason));
    }

    /** {@return what the request would have been recorded as} */
    private AuditAction action(HttpServletRequest request) {
        return endpoints
                .find(request)
                .map(endpoint -> endpoint.getMethodAnnotation(Audited.class))
                .map(Audited::value)
                .filter(action -> action != AuditAction.NONE)
                .orElse(AuditAction.REQUEST);
    }
}
