package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.access.Endpoints;
import dev.docent.api.audit.Audited;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The rules that every handler method must follow, those of future controllers included. */
@ServiceTest
class EndpointsTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void declareWhoMayCallThem() {
        assertThat(ours())
                .isNotEmpty()
                .allSatisfy((info, handler) -> assertThat(Endpoints.authorities(handler))
                        .as("%s has no @Access, neither itself nor on its class", handler)
                        .isNotEmpty());
    }

    @Test
    void declareWhatTheyAreRecordedAsUnlessTheyOnlyRead() {
        var changing = ours().entrySet().stream()
                .filter(each -> !isRead(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();

        assertThat(changing)
                .isNotEmpty()
                .allSatisfy(handler -> assertThat(handler.getMethodAnnotation(Audited.class))
                        .as("%s has no @Audited", handler)
                        .isNotNull());
    }

    private static boolean isRead(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET));
    }

    @Test
    void declareTheSameForEveryMediaTypeOfAPathAndMethod() {
        var byCall = ours().entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> each.getKey().getPathPatternsCondition() + " "
                                + each.getKey().getMethodsCondition(),
                        TreeMap::new,
                        Collectors.mapping(
                                each -> Endpoints.authorities(each.getValue()), Collectors.toUnmodifiableSet())));

        assertThat(byCall)
                .allSatisfy((call, authorities) -> assertThat(authorities).hasSize(1));
    }

    private Map<RequestMappingInfo, HandlerMethod> ours() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getName().startsWith("dev.docent."))
                .filter(each ->
                        !ErrorController.class.isAssignableFrom(each.getValue().getBeanType()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
