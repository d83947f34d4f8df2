using Automations.Digests.Content;
using Automations.Programme.News;

namespace Automations.Digests.Editorial;

/// <summary>Drafts the words of an edition in one language. It always gives some; whether a person reads them first is the programme's rule.</summary>
internal interface IEditor
{
    Task<EditorialDraft> DraftAsync(EditorialBrief brief, CancellationToken cancellation);
}

/// <param name="Items">What the edition tells, in its order; only those with texts in the language.</param>
/// <param name="Names">Display names of people about whom the items may speak; they go to no model.</param>
internal sealed record EditorialBrief(string Language, NewsCadence Cadence, IReadOnlyList<NewsItem> Items, IReadOnlyList<string> Names);

/// <param name="Headlines">Better titles by <see cref="NewsItem.Key"/>, for some of the items.</param>
internal sealed record EditorialDraft(DigestWords Words, IReadOnlyDictionary<string, string> Headlines);
