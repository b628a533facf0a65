package dev.docent.retrieval.gemini;

import dev.docent.retrieval.provider.ProviderException.WrongSettingException;

/**
 * A model of a hosted provider.
 *
 * @param name the provider's name of the model
 * @param setting the setting that holds the name, for messages
 */
public record GeminiModel(String name, String setting) {

    public GeminiModel {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9@./_-]*")) {
            throw new WrongSettingException(setting + " must be the name of a model, but is \"" + name + "\".", null);
        }
    }
}
