package dev.docent.retrieval.chat.gemini;

import com.google.genai.types.ThinkingConfig;
import com.google.genai.types.ThinkingLevel;
import com.google.genai.types.ThinkingLevel.Known;
import dev.docent.retrieval.chat.ReplyOptions.Effort;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much a model of Google is asked to think. Thoughts count toward the limit of the output, which is raised by their
 * usual number. Gemini 2.5 accepts a budget of tokens, later models a level; earlier ones refuse both.
 *
 * @param config null to leave it to the model
 * @param tokens number of tokens allowed for thoughts
 * @see <a href="https://ai.google.dev/gemini-api/docs/thinking">the levels and budgets of each model</a>
 */
record GeminiThinking(@Nullable ThinkingConfig config, int tokens) {

    /** {@return the thinking that a request asks for} @param setting {@code OFF}, a level for {@link Effort#LOW}, or empty for the default */
    static GeminiThinking of(String model, Effort effort, String setting) {
        var name = Name.of(model);
        if (setting.equals("OFF")) {
            return new GeminiThinking(null, name.thinks() ? tokens(Known.HIGH) : 0);
        }
        if (effort == Effort.LOW && !setting.isEmpty()) {
            return at(Known.valueOf(setting), name);
        }
        if (!name.thinks()) {
            return new GeminiThinking(null, 0);
        }
        return at(effort == Effort.LOW ? Known.LOW : name.lowest(), name);
    }

    private static GeminiThinking at(Known level, Name name) {
        var config = ThinkingConfig.builder();
        return new GeminiThinking(
                (name.takesBudget()
                                ? config.thinkingBudget(budget(level, name))
                                : config.thinkingLevel(new ThinkingLevel(level)))
                        .build(),
                tokens(level));
    }

    private static int budget(Known level, Name name) {
        return switch (level) {
            case HIGH -> 24_576;
            case MEDIUM -> 8192;
            case MINIMAL -> name.kind.equals("pro") ? 128 : 0;
            default -> 1024;
        };
    }

    private static int tokens(Known level) {
        return switch (level) {
            case HIGH -> 32_768;
            case MEDIUM -> 16_384;
            case MINIMAL -> 1024;
            default -> 4096;
        };
    }

    /** The name of a model. @param version such as 205 for 2.5; 0 if the name has none */
    private record Name(int version, String kind) {

        private static final Pattern VERSIONED = Pattern.compile("gemini-(\\d+)(\\.(\\d+))?-(pro|flash-lite|flash)");
        private static final Pattern LATEST = Pattern.compile("gemini-(pro|flash-lite|flash)-latest");
        private static final int FIRST_WITH_BUDGET = 205;
        private static final int FIRST_WITH_LEVEL = 300;
        private static final int FIRST_FLASH_WITHOUT_MINIMAL = 307;

        static Name of(String model) {
            var versioned = VERSIONED.matcher(model);
            if (versioned.find()) {
                var minor = versioned.group(3) == null ? 0 : Integer.parseInt(versioned.group(3));
                return new Name(Integer.parseInt(versioned.group(1)) * 100 + minor, versioned.group(4));
            }
            var latest = LATEST.matcher(model);
            return latest.find() ? new Name(FIRST_FLASH_WITHOUT_MINIMAL, latest.group(1)) : new Name(0, "");
        }

        boolean thinks() {
            return version >= FIRST_WITH_BUDGET;
        }

        boolean takesBudget() {
            return thinks() && version < FIRST_WITH_LEVEL;
        }

        Known lowest() {
            var isMinimal = takesBudget()
                    || kind.equals("flash-lite")
                    || kind.equals("flash") && version < FIRST_FLASH_WITHOUT_MINIMAL;
            return isMinimal ? Known.MINIMAL : Known.LOW;
        }
    }
}
