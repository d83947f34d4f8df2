namespace Automations.Surveys.Definitions;

/// <summary>The surveys that can be held: those that come with the product, and the programme's own.</summary>
internal interface ISurveyDefinitions
{
    Task<SurveyDefinition?> FindAsync(string id, CancellationToken cancellation);

    /// <returns>By id.</returns>
    Task<IReadOnlyList<SurveyDefinition>> AllAsync(CancellationToken cancellation);

    /// <summary>Keeps one of the programme's own. Runs that were ordered keep the definition of their day.</summary>
    /// <param name="replace">Whether another definition with this id gives way.</param>
    Task<SavedDefinition> SaveAsync(SurveyDefinition definition, bool replace, CancellationToken cancellation);
}

public enum SavedDefinition
{
    Created,
    Replaced,

    /// <summary>It was there already, word for word.</summary>
    Same,

    /// <summary>Another one has this id, and was left as it is.</summary>
    Taken,

    /// <summary>The id is one of the surveys that come with the product.</summary>
    BuiltIn,
}
