package dev.docent.api.audit.request;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Calls audited endpoints so that what they did is recorded before they are answered. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    WebMvcRegistrations auditedEndpoints(ObjectProvider<AuditedCalls> calls) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new AuditingAdapter(calls);
            }
        };
    }

    private static final class AuditingAdapter extends RequestMappingHandlerAdapter {

        private final ObjectProvider<AuditedCalls> calls;

        private AuditingAdapter(ObjectProvider<AuditedCalls> calls) {
            this.calls = calls;
        }

        @Override
        protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
            return new AuditedInvocation(handler, calls);
        }
    }
}
