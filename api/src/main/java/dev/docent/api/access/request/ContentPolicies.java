package dev.docent.api.access.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Tells browsers what a response may load and run (Content Security Policy, Level 3): the page its own files, with Trusted
 * Types, the documentation its scripts, and data nothing. The import map of the page is the only inline script, known by its
 * hash. Of devices, the page itself alone may ask for the microphone (Permissions Policy).
 */
@Component
final class ContentPolicies implements HeaderWriter {

    private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private static final String DOCUMENTATION = "default-src 'self'; img-src 'self' data:; "
            + "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    /** Of scripts that are loaded by the page. A worker has the policy of its script. */
    private static final String FILES =
            "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";

    private static final String PAGE =
            "default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self'; img-src 'self' blob:; "
                    + "media-src 'self' blob:; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types docent lit-html dompurify";
    private static final String DEVICES_OF_PAGE = "camera=(), geolocation=(), microphone=(self)";

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private final RequestMatcher documentation = matcher("/swagger-ui/**");
    private final RequestMatcher files = matcher("/app/**", "/webjars/**");
    private final RequestMatcher page = matcher("/", "/index.html");
    private final String policyOfPage;

    ContentPolicies(@Value("classpath:/static/index.html") Resource index) {
        this.policyOfPage = PAGE.formatted(hashOfImportMap(index));
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy(request));
        if (page.matches(request)) {
            response.setHeader("Permissions-Policy", DEVICES_OF_PAGE);
        }
    }

    private String policy(HttpServletRequest request) {
        if (page.matches(request)) {
            return policyOfPage;
        }
        if (files.matches(request)) {
            return FILES;
        }
        return documentation.matches(request) ? DOCUMENTATION : DATA;
    }

    private static RequestMatcher matcher(String... paths) {
        var patterns = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(Arrays.stream(paths).map(patterns::matcher).toArray(RequestMatcher[]::new));
    }

    private static String hashOfImportMap(Resource index) {
        try {
            var map = IMPORT_MAP.matcher(index.getContentAsString(StandardCharsets.UTF_8));
            if (!map.find()) {
                throw new IllegalStateException("The page has no import map");
            }
            return Base64.getEncoder().encodeToString(DigestUtils.sha256(map.group(1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
