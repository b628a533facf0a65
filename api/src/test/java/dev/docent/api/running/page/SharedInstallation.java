package dev.docent.api.running.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One installation for all tests that ask for it, since a start takes longer than most of them. Skips them without Chromium. */
final class SharedInstallation implements ExecutionCondition, ParameterResolver {

    /** Receivers of webhooks are on this machine. */
    private static final Map<String, String> SETTINGS = Map.of(
            "DOCENT_ACCOUNTS_REGISTRATION", "invite", "WEBHOOKS_ALLOW_HTTP", "true", "WEBHOOKS_ALLOW_PRIVATE", "true");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.isInstalled()
                ? ConditionEvaluationResult.enabled("Chromium is installed")
                : ConditionEvaluationResult.disabled(Chromium.ABSENT);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Installation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedInstallation.class))
                .getOrComputeIfAbsent(Started.class, key -> Started.start(), Started.class)
                .installation;
    }

    private record Started(Installation installation) implements ExtensionContext.Store.CloseableResource {

        static Started start() {
            try {
                var folder = Files.createTempDirectory("docent-page");
                var installation = new Installation(folder, SETTINGS);
                installation.registerAdministrator();
                return new Started(installation);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() {
            installation.close();
        }
    }
}
