package dev.docent.api.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.Resource;

/**
 * Reads a {@code .env} file: lines of {@code NAME=value}, with optional {@code export} before the name and optional quotes
 * around the value, and comments after {@code #}. Values are literal; nothing in them is expanded.
 */
public final class DotenvPropertySourceLoader implements PropertySourceLoader {

    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*"
            + "(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>.*?))\\s*(?:(?<=\\s)#.*)?");

    /** Spring Boot binds names such as {@code DOCENT_ANSWERING_STRICTNESS} only from sources whose name has this suffix. */
    private static final String RELAXED = "-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @Override
    public String[] getFileExtensions() {
        return new String[] {"dotenv"};
    }

    @Override
    public List<PropertySource<?>> load(String name, Resource resource) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        resource.getContentAsString(StandardCharsets.UTF_8).lines().forEach(line -> {
            var matcher = LINE.matcher(line);
            if (!line.strip().startsWith("#") && matcher.matches()) {
                values.put(matcher.group(1), value(matcher));
            }
        });
        return values.isEmpty() ? List.of() : List.of(new SystemEnvironmentPropertySource(name + RELAXED, values));
    }

    private static String value(Matcher matcher) {
        if (matcher.group("double") != null) {
            return matcher.group("double");
        }
        return matcher.group("single") != null ? matcher.group("single") : matcher.group("bare");
    }
}
