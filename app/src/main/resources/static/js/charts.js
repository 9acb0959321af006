// Draws a bar chart above each table that asks for one, from the table's own figures: the table stays the truth.
(() => {
  // Custom properties may hold light-dark(); a probe element turns them into a plain colour.
  const resolved = name => {
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    probe.hidden = true;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  const read = row => ({
    at: Date.parse(row.cells[0].querySelector('time').dateTime),
    label: row.cells[0].querySelector('time').textContent.trim(),
    value: Number(row.cells[1].textContent.replace(/[^0-9.-]/g, '')),
    marked: row.dataset.mark === 'true',
  });

  // The table leaves out hours and days without activity; on a time axis they must be there.
  const filled = (rows, step) => rows.flatMap((row, i) => {
    const gap = i === 0 ? 0 : Math.round((row.at - rows[i - 1].at) / step) - 1;
    return [...Array.from({ length: Math.max(0, Math.min(gap, 1000)) }, () => ({ label: '', value: 0 })), row];
  });

  const rows = table => filled([...table.tBodies[0].rows].map(read), Number(table.dataset.step) * 1000);

  const options = (table, data) => ({
    animation: false,
    aria: { enabled: true, decal: { show: true }, label: { description: `${table.dataset.chartName}. The figures are in the table below.` } },
    grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: {
      type: 'category',
      data: data.map(row => row.label),
      axisLabel: { color: resolved('--faded'), hideOverlap: true },
      axisLine: { lineStyle: { color: resolved('--edge') } },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: resolved('--faded') },
      splitLine: { lineStyle: { color: resolved('--rule') } },
    },
    series: [{
      type: 'bar',
      barMaxWidth: 36,
      data: data.map(row => ({
        value: row.value,
        itemStyle: { color: resolved(row.marked ? '--cloth' : '--brass') },
      })),
    }],
  });

  const draw = holder => {
    const table = document.getElementById(holder.dataset.chartOf);
    holder.hidden = false;
    const chart = echarts.getInstanceByDom(holder) ?? echarts.init(holder, null, { renderer: 'svg' });
    chart.setOption(options(table, rows(table)), true);
    new ResizeObserver(() => chart.resize()).observe(holder);
  };

  const drawAll = () => document.querySelectorAll('[data-chart-of]').forEach(draw);
  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
})();
