package dev.docent.retrieval.springai;

import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;

/**
 * Finds the model that a starter brings.
 *
 * @param port what is looked for, in words
 * @param asked the setting that asks for it
 * @param chosen the setting of Spring AI that chooses one of several starters
 */
public record StarterModel(String port, String asked, String chosen) {

    /**
     * {@return the model}
     *
     * @throws WrongSettingException if there is none, more than one, or one that cannot be created
     */
    public <T> T of(ObjectProvider<T> models) {
        try {
            var only = models.getIfUnique();
            if (only != null) {
                return only;
            }
            var several =
                    models.stream().map(each -> each.getClass().getSimpleName()).collect(Collectors.joining(", "));
            throw new WrongSettingException(
                    several.isEmpty()
                            ? "%s is spring, but no starter of Spring AI on the class path brings %s. Add one, or change the setting."
                                    .formatted(asked, port)
                            : "%s is spring, but there is more than one %s: %s. Set %s to one of them, such as ollama."
                                    .formatted(asked, port.replaceFirst("^an? ", ""), several, chosen));
        } catch (BeansException failure) {
            var cause = NestedExceptionUtils.getMostSpecificCause(failure);
            throw new WrongSettingException(
                    "%s is spring, but the starter cannot create its model: %s"
                            .formatted(asked, Objects.requireNonNullElse(cause.getMessage(), cause.toString())),
                    failure);
        }
    }

    /** {@return the name of the model's provider: that of its class without the port, such as Ollama} */
    public static String provider(Object model) {
        return model.getClass().getSimpleName().replaceFirst("(Proxy)?(Chat|Embedding)Model$", "");
    }
}
