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

  const number = cell => Number(cell.textContent.replace(/[^0-9.-]/g, ''));

  // A table may name the column of its bars and that of a line through them.
  const read = row => {
    const { chartBars = 1, chartLine } = row.closest('table').dataset;
    const time = row.cells[0].querySelector('time');
    return {
      at: time ? Date.parse(time.dateTime) : NaN,
      label: (time ?? row.cells[0]).textContent.trim(),
      value: number(row.cells[chartBars]),
      line: chartLine === undefined ? null : number(row.cells[chartLine]),
      marked: row.dataset.mark === 'true',
    };
  };

  const line = (table, data) => table.dataset.chartLine === undefined ? [] : [{
    type: 'line',
    name: table.tHead.rows[0].cells[table.dataset.chartLine].textContent.trim(),
    data: data.map(row => row.line),
    symbolSize: data.length > 31 ? 0 : 8,
    lineStyle: { color: resolved('--ink'), type: 'dashed' },
    itemStyle: { color: resolved('--ink') },
  }];

  // The table leaves out hours and days without activity; on a time axis they must be there.
  const filled = (rows, step) => rows.flatMap((row, i) => {
    const gap = i === 0 ? 0 : Math.round((row.at - rows[i - 1].at) / step) - 1;
    return [...Array.from({ length: Math.max(0, Math.min(gap, 1000)) }, () => ({ label: '', value: 0 })), row];
  });

  const rows = table => filled([...table.tBodies[0].rows].map(read), Number(table.dataset.step) * 1000);

  const options = (table, data) => ({
    animation: false,
    aria: { enabled: true, decal: { show: true }, label: { description: `${table.dataset.chartName}. The figures are in the table below.` } },
    grid: { left: 8, right: 8, top: table.dataset.chartLine === undefined ? 16 : 40, bottom: 8, containLabel: true },
    legend: { show: table.dataset.chartLine !== undefined, top: 0, left: 0, textStyle: { color: resolved('--ink') } },
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
      name: table.tHead.rows[0].cells[table.dataset.chartBars ?? 1].textContent.trim(),
      color: resolved('--brass'),
      barMaxWidth: 36,
      data: data.map(row => ({
        value: row.value,
        itemStyle: { color: resolved(row.marked ? '--cloth' : '--brass') },
      })),
    }, ...line(table, data)],
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
