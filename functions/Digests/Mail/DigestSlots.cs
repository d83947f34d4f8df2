namespace Automations.Digests.Mail;

/// <summary>What one recipient's digest is made of; the texts are in the edition.</summary>
/// <param name="Items">Places in <see cref="Content.DigestContent.Items"/>, in the order to read them.</param>
/// <param name="Yours">Places in the edition's items for single persons.</param>
public sealed record DigestSlots(string Edition, string Person, IReadOnlyList<int> Items, IReadOnlyList<int> Yours);

/// <param name="Preview">Where the editors decide.</param>
public sealed record PreviewSlots(string Edition, DateTimeOffset Deadline, string WhenNobodyDecides, DateTimeOffset SendsAt, Uri Preview);

/// <param name="Outcome"><c>nothingNew</c>, <c>skipped</c>, <c>withdrawn</c> or <c>undecided</c>.</param>
public sealed record DigestOutcomeView(string Edition, string Outcome, string? Note, Uri Page);
