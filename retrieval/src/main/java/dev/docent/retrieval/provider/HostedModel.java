package dev.docent.retrieval.provider;

/**
 * A model of a provider.
 *
 * @param name the provider's name of the model
 * @param setting the setting that holds the name, for messages
 */
public record HostedModel(String name, String setting) {}
