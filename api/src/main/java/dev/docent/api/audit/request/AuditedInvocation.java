package dev.docent.api.audit.request;

import dev.docent.api.audit.Audited;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * A call of an endpoint, which is recorded after the handler has returned and before the answer is written. An interceptor
 * of Spring MVC would run after it was.
 */
final class AuditedInvocation extends ServletInvocableHandlerMethod {

    private final ObjectProvider<AuditedCalls> calls;

    AuditedInvocation(HandlerMethod handler, ObjectProvider<AuditedCalls> calls) {
        super(handler);
        this.calls = calls;
    }

    @Override
    public @Nullable Object invokeForRequest(
            NativeWebRequest request, @Nullable ModelAndViewContainer container, Object... provided) throws Exception {
        var audited = getMethodAnnotation(Audited.class);
        if (audited == null || !AuditedCalls.isRecorded(audited)) {
            return super.invokeForRequest(request, container, provided);
        }
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        Object result;
        try {
            result = super.invokeForRequest(request, container, provided);
        } catch (Exception failure) {
            calls.getObject().failed(audited, http, failure);
            throw failure;
        }
        calls.getObject().done(audited, http, result);
        return result;
    }
}
