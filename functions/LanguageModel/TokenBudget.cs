using System.Globalization;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace Automations.LanguageModel;

/// <summary>This month's tokens: taken before a question is asked, so that many at once cannot spend more than there is.</summary>
internal sealed class TokenBudget(Tables tables, IOptions<LanguageModelOptions> options, TimeProvider time)
{
    private const string Table = "tokens";
    private const string Row = "spent";
    private const string Spent = nameof(Spent);

    /// <returns>Null when there are not so many left.</returns>
    public async Task<TokenShare?> TryTakeAsync(long tokens, CancellationToken cancellation)
    {
        var month = time.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return await TryAddAsync(month, tokens, options.Value.TokensPerMonth, cancellation) ? new(month, tokens) : null;
    }

    /// <summary>Corrects what was taken to what was used.</summary>
    public Task SettleAsync(TokenShare share, long used, CancellationToken cancellation) =>
        used == share.Tokens ? Task.CompletedTask : TryAddAsync(share.Month, used - share.Tokens, long.MaxValue, cancellation);

    private async Task<bool> TryAddAsync(string month, long tokens, long most, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(month, Row, cancellationToken: cancellation);
            var row = found.HasValue ? found.Value! : new TableEntity(month, Row);
            var spent = (row.GetInt64(Spent) ?? 0) + tokens;
            if (spent > most)
                return false;
            row[Spent] = spent;
            try
            {
                if (found.HasValue)
                    await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation);
                else
                    await table.AddEntityAsync(row, cancellation);
                return true;
            }
            catch (RequestFailedException changed) when (changed.Status is 409 or 412)
            {
                // somebody else took some in the same moment
            }
        }
    }
}

internal sealed record TokenShare(string Month, long Tokens);
