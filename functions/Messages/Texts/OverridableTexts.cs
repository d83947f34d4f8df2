namespace Automations.Messages.Texts;

/// <summary>What the organisation has written itself comes before what the app brings along.</summary>
internal sealed class OverridableTexts(IMessageTexts own, IMessageTexts shipped) : IMessageTexts
{
    public async Task<MessageText?> FindAsync(string template, string language, CancellationToken cancellation) =>
        await own.FindAsync(template, language, cancellation) ?? await shipped.FindAsync(template, language, cancellation);
}
