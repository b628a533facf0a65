package dev.docent.retrieval.chat.openai;

import dev.docent.retrieval.chat.ReplyOptions.Effort;
import java.util.regex.Pattern;

/**
 * How much a model is asked to reason. Reasoning counts toward the limit of the output, which is raised by the usual number
 * of its tokens. OpenAI's own models are recognized by name; those of other servers need a setting.
 *
 * @param effort value of {@code reasoning_effort}; empty if the model is not asked
 * @param tokens number of tokens allowed for reasoning
 * @see <a href="https://platform.openai.com/docs/guides/reasoning">the efforts of each model</a>
 */
record Reasoning(String effort, int tokens) {

    /** For models that reason and are not asked how much. */
    static final Reasoning USUAL = new Reasoning("", 4096);

    static final Reasoning NONE = new Reasoning("", 0);

    private static final Pattern REASONING = Pattern.compile("(o\\d|gpt-5)\\b.*");

    /** Models whose amount of reasoning cannot be set. */
    private static final Pattern FIXED = Pattern.compile("o1-(mini|preview)\\b.*|.*-(chat|pro)\\b.*");

    private static final Pattern STOPPABLE = Pattern.compile("gpt-5\\.\\d+\\b(?!.*codex).*");
    private static final Pattern MINIMAL = Pattern.compile("gpt-5(-mini|-nano)?(-\\d{4}-\\d\\d-\\d\\d)?");

    /** {@return what a model is asked} @param setting {@code off}, the effort for {@link Effort#LOW}, or empty for the usual one */
    static Reasoning of(String model, boolean isOpenAi, Effort effort, String setting) {
        var reasons = isOpenAi && REASONING.matcher(model).matches();
        if (setting.equals("off")) {
            return reasons ? USUAL : NONE;
        }
        if (!setting.isEmpty() && (effort == Effort.LOW || setting.equals("none"))) {
            return asked(setting);
        }
        if (!setting.isEmpty() && !isOpenAi) {
            return asked("low");
        }
        if (!reasons || FIXED.matcher(model).matches()) {
            return reasons ? USUAL : NONE;
        }
        return asked(effort == Effort.LOW ? "low" : lowest(model));
    }

    private static String lowest(String model) {
        if (STOPPABLE.matcher(model).matches()) {
            return "none";
        }
        return MINIMAL.matcher(model).matches() ? "minimal" : "low";
    }

    private static Reasoning asked(String effort) {
        return new Reasoning(effort, tokens(effort));
    }

    private static int tokens(String effort) {
        return switch (effort) {
            case "none" -> 0;
            case "minimal" -> 1024;
            case "low" -> 4096;
            case "medium" -> 16_384;
            default -> 32_768;
        };
    }
}
